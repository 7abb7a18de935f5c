/** How many random operations there are: a part by default, and sixty times as many in `npm run test:differential`. */
export const CASES = Number(process.env.SAMGRAF_CASES ?? 30);
