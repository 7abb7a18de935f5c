import { TypedDocumentString, type Certainty, type ObligationLevel } from '../gql/graphql';
import type { ThingRef } from '../model/answer';

/**
 * Written by hand, since the types of the other operations leave filters by relation out. A test holds them to the schema
 * and to these types.
 */
type Conditions = Readonly<{ asOf: string | undefined; certainty: Certainty | undefined; lang: string }>;
type List<Node> = Readonly<{ totalCount: number; nodes: readonly Node[] }>;

export type Use = Readonly<{
  certainty: Certainty;
  obligation: ObligationLevel | null;
  node: Readonly<{ id: string }>;
}>;
export type Municipality = ThingRef &
  Readonly<{ number: string; partOf: Readonly<{ nodes: readonly ThingRef[] }> }>;
export type CountryMap = Readonly<{
  sharedResource:
    (ThingRef & Readonly<{ usedBy: Readonly<{ totalCount: number; edges: readonly Use[] }> }>) | null;
  municipalities: List<Municipality>;
}>;

/** Which municipalities use a resource, by which obligation and how sure that is. */
export const CountryMapDocument = new TypedDocumentString<CountryMap, Conditions & Readonly<{ id: string }>>(`
  query CountryMap($id: ID!, $asOf: Date, $certainty: Certainty, $lang: Language!) {
    sharedResource(id: $id, asOf: $asOf, certainty: $certainty) {
      __typename id name(lang: $lang)
      usedBy(first: 1000, where: { node: { kinds: [Municipality] } }) {
        totalCount
        edges { certainty obligation node { id } }
      }
    }
    municipalities(first: 1000, asOf: $asOf, certainty: $certainty) {
      totalCount
      nodes { __typename id name(lang: $lang) number partOf(first: 1) { nodes { __typename id name(lang: $lang) } } }
    }
  }
`);

export type UsedResources = Readonly<{
  sharedResources: List<ThingRef & Readonly<{ usedBy: Readonly<{ totalCount: number }> }>>;
}>;

/** What municipalities use, with how many of them do. */
export const UsedResourcesDocument = new TypedDocumentString<UsedResources, Conditions>(`
  query UsedResources($asOf: Date, $certainty: Certainty, $lang: Language!) {
    sharedResources(
      first: 200
      where: { usedBy: { some: { node: { kinds: [Municipality] } } } }
      orderBy: [{ usedByCount: DESC }]
      asOf: $asOf
      certainty: $certainty
    ) {
      totalCount
      nodes {
        __typename id name(lang: $lang)
        usedBy(first: 1, where: { node: { kinds: [Municipality] } }) { totalCount }
      }
    }
  }
`);

export type AlikeCounties = Readonly<{
  comparable: Readonly<{ nodes: readonly Readonly<{ node: ThingRef; explanation: string }>[] }> | null;
}>;

/** The municipalities that are most like one. */
export const AlikeDocument = new TypedDocumentString<
  AlikeCounties,
  Readonly<{ of: string; asOf: string | undefined; lang: string }>
>(`
  query Alike($of: ID!, $asOf: Date, $lang: Language!) {
    comparable(of: {id: $of}, first: 12, asOf: $asOf) {
      nodes { node { __typename id name(lang: $lang) } explanation(lang: $lang) }
    }
  }
`);
