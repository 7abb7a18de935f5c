import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export const LANGUAGES = ['nb', 'nn', 'en'] as const;

/** A view of each question, with what fills its gaps. */
export const QUESTIONS = [
  '/sporsmal/knytter?fra=municipality:1151&til=eu',
  '/sporsmal/fases-ut?hva=resource:eformidling&dag=2028-01-01',
  '/sporsmal/krav?hvem=municipality:4601',
  '/sporsmal/gjelder-for?hva=obligation:arkivlova-2025-p10',
  '/sporsmal/ligner?kommune=municipality:5612',
  '/sporsmal/avhengig?hva=resource:id-porten',
  '/sporsmal/hviler-pa?hva=municipality:4601',
  '/sporsmal/mangler?sektor=sector:municipal',
  '/sporsmal/endret?hva=framework:eidas&fraDag=2023-01-01&tilDag=2026-01-01',
  '/sporsmal/hvorfor-ikke?fra=municipality:1151&til=framework:dga',
] as const;

export const PAGES = [
  '/',
  '/sok?q=eidas',
  '/id/resource:id-porten',
  '/id/municipality:4601',
  '/min-kommune',
  '/min/municipality:4601',
  '/sammenlign',
  '/tabeller',
  '/regler',
  '/regler/eu-act-has-national-act',
  '/om',
  '/importer',
  '/vurdering',
  '/vurdering/interoperability',
  ...QUESTIONS,
] as const;

export const get = (
  app: FastifyInstance,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> => app.inject({ url, headers });

/** The same address with one more parameter. */
export const withParameter = (url: string, name: string, value: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a reader without styles and scripts reads, with blanks made one. */
export const textOf = (html: string): string =>
  html
    .replace(/<head>[^]*?<\/head>/, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, of => ENTITIES[of] ?? of)
    .replace(/[\s\u00a0]+/g, ' ');

export const titleOf = (html: string): string => textOf(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '');
