export const runSliced: object;
