/** robots.txt for the crawler; the rules themselves are the engine's, which the extension shares. */
export { createRobots, parseRobots } from './engine/robots.ts';
