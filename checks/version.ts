/** Version of the checks and of the arithmetic, as scorecards name it; the same as the package’s. */
export const checksVersion = '0.1.0';
