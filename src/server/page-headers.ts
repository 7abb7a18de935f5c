/**
 * Nothing from other origins, nothing inline. `blob:` is for a picture that the reader's own browser makes a PNG of,
 * `data:` for the icons of the style.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Of every page, whatever it says. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  vary: 'accept-language',
} as const;
