/**
 * Words that some pack has as names, and that the program has of its own, as English, or as the name of a format: that they stand
 * somewhere says nothing of a country or of an organisation. What is only a pack's is never put here.
 */
export const ORDINARY: ReadonlySet<string> = new Set([
  // Functions and values of ours.
  ...['versionOf', 'FOUNDATION', 'STATE'],
  // English, at the start of a sentence, or as a type of ours.
  ...['Accepts', 'Addresses', 'Application', 'Asset', 'Body', 'Calls', 'Condition', 'Element', 'Elements'],
  ...['Exchange', 'Group', 'Groups', 'Guidance', 'Import', 'Imports', 'Includes', 'Keeps', 'Level'],
  ...['Measure', 'Needs', 'Orders', 'Purpose', 'Quoted', 'Records', 'Register', 'Replaces', 'Runs', 'Serves'],
  ...['Server', 'Standard', 'Status', 'Supports', 'Time', 'Uses', 'English'],
  // Values and constants of ours.
  ...[
    'CLOSED',
    'DEFINED',
    'FIELD',
    'NAME',
    'NAMED',
    'NO',
    'OPEN',
    'PART',
    'SCOPE',
    'UNKNOWN',
    'VALUE',
    'WHOLE',
  ],
  // Variables and properties that read as English does.
  ...[
    'askedOf',
    'boundBy',
    'calledBy',
    'contextOf',
    'dependsOn',
    'lastSeen',
    'namedIn',
    'reachedBy',
    'relatedTo',
    'runsOn',
  ],
  // Parts that the core names too: a lane, a role.
  ...['actor', 'body', 'country', 'organisation', 'party'],
  // Fields that the core says of a role are read.
  ...['coverageCurrent', 'coverageTarget', 'assessedBy', 'assessedOn'],
  // Formats, and who keeps them.
  ...['DCAT', 'GraphQL', 'IETF', 'NAIS'],
]);
