import { ENGLISH } from '../../src/engine/messages/read-messages';

describe('a sentence begins with a capital', () => {
  test.each([
    ['forskrift om elektronisk faktura svekkes.', 'Forskrift om elektronisk faktura svekkes.'],
    [
      'e-fakturadirektivet er omtalt i anskaffelsesloven.',
      'E-fakturadirektivet er omtalt i anskaffelsesloven.',
    ],
    ['økonomireglementet gjelder.', 'Økonomireglementet gjelder.'],
    [
      'eIDAS-forordningen er omtalt i eForvaltningsforskriften.',
      'eIDAS-forordningen er omtalt i eForvaltningsforskriften.',
    ],
    ['Oslo bruker eFormidling.', 'Oslo bruker eFormidling.'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(ENGLISH.in('en').capital(text)).toBe(expected);
  });
});
