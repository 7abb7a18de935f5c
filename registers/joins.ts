import type { Joins } from '../src/files/harvest/adapter';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** How a record of use is joined to a duty or a task that is there: it adds to that, and does not take its place. */
export const joins: Joins = {
  seenOn: 'lastSeen',
  adds: ['basis'],
  strengths: { status: ['IN_USE', 'GRANTED', 'LAST_SEEN'] },
  reasons: {
    nb: ['er ikke registrert', 'er også registrert'],
    nn: ['er ikkje registrert', 'er òg registrert'],
    en: ['is not recorded', 'is also recorded'],
  },
  // If nobody else has a record of it, it is a duty or a task again.
  left: edge => {
    const basis = listOf(edge['basis']).filter(of => of !== 'RECORDED');
    if (listOf(edge['records']).length > 0 || basis.length === 0) return {};
    return { basis, status: null, certainty: basis.includes('DUTY') ? 'DEDUCTION' : 'UNCERTAIN' };
  },
};
