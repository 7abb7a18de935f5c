const SHOWN_MS = 6000;
let hiding: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers, and with `isShown` everyone: what was copied, and that the server does not answer. */
export const say = (text: string | undefined, isShown = false): void => {
  const status = document.getElementById('melding');
  if (!status) return;
  status.textContent = text ?? '';
  status.classList.toggle('sg-shown', isShown);
  clearTimeout(hiding);
  if (isShown) hiding = setTimeout(() => status.classList.remove('sg-shown'), SHOWN_MS);
};
