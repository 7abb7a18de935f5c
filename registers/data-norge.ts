import type { Adapter } from '../src/files/harvest/adapter';

/** Datasets and data services of the National Data Catalogue, as linked data (DCAT-AP-NO). */
export const dataNorge: Adapter = {
  name: 'data-norge',
  language: 'nb',
  about:
    'Datasets and data services of a catalogue at data.norge.no (DCAT-AP-NO): things, and who publishes them.',
  source: {
    id: 'source:harvest-data-norge',
    title: 'data.norge.no',
    publisher: 'Digitaliseringsdirektoratet',
    license: 'https://data.norge.no/nlod/no/2.0',
  },
  address: 'https://datasets.fellesdatakatalog.digdir.no/catalogs',
};

/** Public services and events of the same, as linked data (CPSV-AP-NO). */
export const dataNorgeServices: Adapter = {
  ...dataNorge,
  name: 'data-norge-services',
  about:
    'Public services and events of a catalogue at data.norge.no (CPSV-AP-NO): things, and who is competent for them.',
  source: { ...dataNorge.source, id: 'source:harvest-data-norge-services' },
  address: 'https://public-services.fellesdatakatalog.digdir.no/public-services',
};
