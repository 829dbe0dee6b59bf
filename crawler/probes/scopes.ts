/** How much is asked beside the pages: nothing, what HTTP and DNS answer, or also what only a browser sees. */
export const probeScopes = ['none', 'network', 'all'] as const;
export type ProbeScope = (typeof probeScopes)[number];
