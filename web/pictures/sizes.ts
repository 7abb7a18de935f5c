/** Sizes in pixels. */
export const BOX = { width: 188, pad: 10, name: 13, line: 16, small: 11, gap: 14 } as const;
export const LANE = { gap: 160, header: 40, margin: 12 } as const;
