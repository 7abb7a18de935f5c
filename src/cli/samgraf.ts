#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { parseArgs } from 'node:util';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { IN_STORE, describeSettings, readConfig } from '../config';
import { SamgrafError, describeError } from '../engine/errors';
import { checkFolder } from '../engine/exchange/check-folder';
import { archiveQuotes } from '../engine/exchange/archive-quotes';
import { countLacking, tellLacking } from '../engine/exchange/count-languages';
import { checkWords } from '../engine/exchange/check-words';
import { findTwins } from '../engine/exchange/find-twins';
import { checkQuotes } from '../engine/exchange/check-quotes';
import { loadFolder, type LoadOptions } from '../engine/exchange/load-folder';
import { POLICY_HELP } from './policy-help';
import { COMPLETION_HELP, completionCommand } from './completion';
import { withStoredKeys } from '../doors/server/access/stored-keys';
import { KEYS_HELP, keysCommand } from './keys';
import { OPERATIONS_HELP, operationsCommand } from './operations';
import { migrateCommand } from './migrate';
import { START_HELP, startCommand } from './start';
import { letReadersStop, noMore, tell } from './terminal';
import { openNativeFolder } from '../engine/exchange/native-folder';
import { tellMessages } from '../engine/messages/check-messages';
import { PROJECT, packOf } from '../pack/pack';
import { VERSION } from '../doors/server/version';
import { prepareStore, readModelOf, readPublicSdl, readSubgraphSdl } from '../doors/server/samgraf';
import { openStore, withStore } from '../engine/store/open-store';

/** The lines of the help about files that come in and go out. */
const FILES_HELP = `  import FILE|ADDRESS [--kind KIND] [--actor ID] [--source ID] [--title TEXT] [--certainty FACT|DEDUCTION|UNCERTAIN]
         [--map FILE] [--values FILE] [--take all|understood] [--gone keep|end] [--rest FILE] [--match key|name] [--shapes dcat-ap-no|cpsv-ap-no|dcat-ap|cpsv-ap]
         [--due DAY] [--reading kept|anew] [--key-file FILE] [--dry-run] [--json]
  import --versions|--undo --source ID [--json]
                          Import a table (CSV or .xlsx), as people keep it, whose rows are of a kind, which --kind says; or what says itself what is in it: an ArchiMate model, a catalogue (DCAT, CPSV) as linked
                          data, nais.yaml. All or nothing; of more than 10,000 changes in parts, none of which is made if
                          any is refused.
                          --actor is whose they are, --source the id of the source that the file is (made of its
                          name unless said). --map is a file of JSON that says what headers mean: {"Leverandør":
                          "suppliers"}; --values one that says what values below them mean: {"Status": {"Pilot":
                          "CODE"}}. --take understood leaves the rows that would be refused, and --rest writes a
                          workbook of what was not understood, with why. --gone end
                          ends today what the source said before and the file does not. --match name: what has the name of something that is there is it. --shapes:
                          linked data has to meet those of the profile. FILE may be an address (https): it is got with the key in
                          --key-file, if there is one, and left where its server says that it is as it was. A source is read
                          as the last time, unless --reading anew; --due is the day on which its next file is due. --versions lists
                          the files that were taken in from a source; --undo takes the last of them back. --dry-run only says what would be made;
                          --json prints the whole report; docs/import.md says more.
  harvest [NAME] [--from ADDRESS|FILE|FOLDER] [--day DAY] [--dry-run] [--json]
                          Take what a register of the pack publishes; without a name, list the registers.
                          All of it or nothing; what it says no more ends. --from is another address, a copy on disk,
                          or a folder of clones (nav); --day is the day that it is of, where the answer does not say.
                          --dry-run only says what would be made; --json prints all that is told. A server has to be
                          stopped first that has the store open, unless that is Neo4j.
  export --format ttl|nt|nq|archimate|csv|xlsx [--kind KIND]... [--where JSON] [--out FILE] [--origin URL] [--everything]
                          Write what everyone sees to a file that other tools take and import takes again, and say what
                          the format has no place for. --kind: things of a kind alone (a table takes one); --where is a
                          filter of the API. --origin is where the server is reached, which IRIs begin with.
                          --everything: also what is not public.
  dump [--out FILE] [--origin URL] [--everything]
                          Write everything as N-Quads, with where each record is from (PROV) in a graph of its own.
  assess [FORM] [--of ID]... [--title TEXT] [--text TEXT | --text-file FILE] [--body ID]
         [--without ID]... [--with FROM~RELATION~TO]... [--day DAY] [--lang LANGUAGE]
         [--answers FILE] [--format json|html|docx|md] [--out FILE] [--everything]
                          Fill in a form of the pack from what everyone sees: of acts, specifications, resources or
                          services (--of), of a draft (--title, --text) or of a planned change (--without, --with).
                          Each sentence has its source, its certainty and the question that it answers.
                          --answers is JSON: {"FIELD": "what you write"}; the fields are in the answer as JSON.
                          Without FORM the only one; without --format what --out ends with, or md.
                          docs/assessment.md says more.
  sparql [--dump FILE] [--host HOST] [--port PORT] [--timeout-ms N]
                          Serve a dump by SPARQL, queries alone, in a process of its own; http://127.0.0.1:7878/sparql
                          unless said.`;

const HELP = `samgraf <command> [options]

${START_HELP}
  load FOLDER [--replace] [--force]
                          Load the records of a folder (.jsonl and seed.json) into the store: all of them, or none if
                          anything is wrong or the process is interrupted. Files that are already loaded are skipped;
                          --force loads them again. --replace removes what the same source (seed.json's "source", or
                          the folder's name) said before but no longer says.
  check FOLDER [--replace] [--without-store] [--archive TEXTS]
                          Report what load would report, without writing anything. With --without-store, records are
                          checked only against the model and each other. If the folder has an archive of passages
                          (archive/passages.jsonl.gz), each quote is opened in it, in the source that it names. --archive adds
                          the passages of quotes that it lacks, from texts on disk: TEXTS/ID.txt of source:ID.
${POLICY_HELP}
  new FOLDER              Make a model of one's own in a folder that is empty or not there yet: three kinds, two
                          relations, ten records, and questions that test it. SAMGRAF_MODEL=FOLDER starts it.
  test                    Load the records of the model into a store in memory, and ask the questions of its
                          questions.jsonl, each of which says its answer.
  migrate [--plan] [--drop NAME]... [--fill NAME=VALUE]...
                          After a change of the SDL: make what is stored fit it, all by one transaction or nothing. With
                          --plan, only tell what would be done, and what is left to decide. What the SDL says was renamed
                          (@was) is renamed. --drop drops a kind with its relations, a relation, a field or a value of an
                          enum (Kind, RELATION, Kind.field, Enum.VALUE); --fill gives a field that is now required a value
                          where it has none (Kind.field=VALUE, in JSON unless it is a text).
  backup FILE [--replace] Write all that the store holds to a file, of one moment, while others read and write: records, the
                          change log with its sequence, proposals, follows. It has what is not public too, so only its
                          owner may read it. --replace writes over a file that is there.
  restore FILE            Put a backup back into the store, which has to be empty, whichever sort of store it was made of. All
                          of the file is checked first. If it is ended before it is done, no server starts on the store, and
                          restore begins anew.
  verify FILE [--store]   Check a backup by itself: its hash, how much there is of each, and that nothing points to what is not
                          there. --store: also that the store holds the same.
  generate --nodes N [--seed S] [--out FOLDER]
                          Generate a graph shaped like the national graph, with N nodes and about five relations per
                          node, to test with. The same seed (default 1) gives the same bytes. The folder (default
                          "generated") can be loaded with load.
  schema                  Print the public API as SDL, for clients' tools and for comparing versions.
  subgraph                Print the API as the SDL of a subgraph of Apollo Federation, for tools that compose.
${FILES_HELP}
${KEYS_HELP}
${OPERATIONS_HELP}
  mcp                     Serve agents by the Model Context Protocol on standard input and output, read-only, from the
                          store of the environment; docs/agents.md says how to add it to clients.
${COMPLETION_HELP}
  version                 Print the version; --version does too.
  help                    Print this text.

The store, and the file of keys, are chosen by environment variables:
${describeSettings()}`;

/** The help about one command; all of it for `help`, and where there is no such command. */
const helpOf = (command: string): string => {
  const [title = '', ...parts] = HELP.split(/\n(?=\n|\S| {2}\S)/);
  const own = parts.filter(part => part.startsWith(`  ${command} `));
  if (own.length === 0 || command === 'help') return HELP;
  return [title, '', ...own, '', 'Run `samgraf help` for all commands and the settings.'].join('\n');
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const howMany = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/**
 * A load and a backup keep little of each record and discard the rest: the heap is collected before it has grown to several times
 * what is kept (a million relations: 220 MB instead of 380).
 */
const keepHeapSmall = (): void => {
  setFlagsFromString('--optimize-for-size');
};

const load = async (folder: string, options: LoadOptions): Promise<void> => {
  const config = readConfig(process.env);
  const model = readModelOf(packOf(config));
  await withStore(config, tell, async store => {
    await prepareStore(model, store, say);
    const { nodes, edges, written, removed, skipped } = await loadFolder(model, store, folder, say, options);
    // Its statistics are kept, so that a server need not read them when it starts.
    if (!skipped) await store.prepare(model);
    const changed = written < nodes + edges ? ` (${written} of them new or changed)` : '';
    const gone = removed > 0 ? `, and removed ${removed} that ${folder} no longer contains` : '';
    say(
      skipped
        ? 'These files are already loaded: nothing to do.'
        : `Loaded ${howMany(nodes, 'node')} and ${howMany(edges, 'relation')}${changed}${gone}.`,
    );
  });
};

/** A store that is not there yet is an empty one; none is made for the sake of a check. */
const check = async (folder: string, { replace, archive, 'without-store': alone }: Values): Promise<void> => {
  const config = readConfig(process.env);
  const isThere = !alone && (config.SAMGRAF_STORE.includes('://') || existsSync(config.SAMGRAF_STORE));
  const store = isThere ? await openStore(config, tell) : undefined;
  try {
    const pack = packOf(config);
    const records = openNativeFolder(folder);
    const model = readModelOf(pack);
    const { nodes, edges } = await checkFolder(model, records, store, replace, () => undefined);
    if (archive) {
      const { added, absent } = await archiveQuotes(model, records, resolve(archive));
      say(`${added} quotes added to the archive; ${absent} are not in the text of their source.`);
    }
    await checkWords(model, records);
    const quotes = await checkQuotes(model, records);
    tellMessages(pack).forEach(say);
    tellLacking(await countLacking(model, records, pack.languages)).forEach(say);
    say(`${howMany(nodes, 'node')} and ${howMany(edges, 'relation')}, no errors found.`);
    for (const { ids, field } of await findTwins(model, records))
      say(`Note: ${ids.join(' and ')} agree in ${field}, and no key tells them apart: one thing, or two?`);
    if (quotes)
      say(
        `${quotes.found} quotes opened in the archive; ${quotes.unarchived}, of ${quotes.sources} sources, have no passage in it.`,
      );
  } finally {
    await store?.close();
  }
};

const OPTIONS = {
  force: { type: 'boolean', default: false },
  replace: { type: 'boolean', default: false },
  'without-store': { type: 'boolean', default: false },
  nodes: { type: 'string' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string', default: 'generated' },
  archive: { type: 'string' },
  plan: { type: 'boolean', default: false },
  drop: { type: 'string', multiple: true, default: [] as string[] },
  fill: { type: 'string', multiple: true, default: [] as string[] },
} as const;

type Values = ReturnType<typeof readArguments>['values'];
const readArguments = () => {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new SamgrafError(
      'BAD_INPUT',
      error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error),
      'Run `samgraf help` for the commands and options.',
      { cause: error },
    );
  }
};

/**
 * Runs the generator of the benchmarks, which the build bundles into one file: it reads the arguments itself. A server
 * has no use for it, so it is no part of src.
 */
const generate = async (): Promise<void> => {
  await import(join(PROJECT, 'dist', 'generate.js'));
};

/** Backs up, restores or verifies; what they need is loaded by the first. */
const backingUp =
  (command: 'backup' | 'restore' | 'verify') =>
  async (args: readonly string[]): Promise<void> => {
    keepHeapSmall();
    const { backupCommand } = await import('./backup.js');
    process.exitCode = (await backupCommand(command, args, readConfig(process.env), say)) ? 0 : 1;
  };

/** Commands that read their own arguments; what they need is loaded by the first. */
const OWN_ARGUMENTS = new Map<string, (args: readonly string[]) => Promise<void>>(
  Object.entries({
    keys: async (args: readonly string[]) => {
      const config = readConfig(process.env);
      const making = { model: () => readModelOf(packOf(config)) };
      if (config.SAMGRAF_KEYS !== IN_STORE) {
        say(keysCommand(args, config.SAMGRAF_KEYS, making));
        return;
      }
      say(
        await withStore(config, tell, store =>
          withStoredKeys(store, keys => keysCommand(args, keys, making)),
        ),
      );
    },
    operations: async (args: readonly string[]) => {
      const config = readConfig(process.env);
      const schema = (): GraphQLSchema => buildSchema(readPublicSdl(packOf(config)));
      say(await withStore(config, tell, store => operationsCommand(args, store, schema)));
    },
    new: async (args: readonly string[]) => {
      (await import('./new-pack.js')).newCommand(args, say);
    },
    test: async (args: readonly string[]) => {
      noMore(args);
      const pack = packOf(readConfig(process.env));
      return (await import('./test-pack.js')).testCommand(pack, say);
    },
    import: async (args: readonly string[]) => {
      const { importCommand } = await import('./import.js');
      process.exitCode = (await importCommand(args, readConfig(process.env), say)) ? 0 : 1;
    },
    harvest: async (args: readonly string[]) => {
      const { harvestCommand } = await import('./harvest.js');
      return harvestCommand(args, readConfig(process.env), say);
    },
    export: async (args: readonly string[]) =>
      (await exporting()).exportCommand('export', args, readConfig(process.env), say),
    dump: async (args: readonly string[]) =>
      (await exporting()).exportCommand('dump', args, readConfig(process.env), say),
    sparql: async (args: readonly string[]) => (await import('./sparql.js')).sparqlCommand(args, say),
    assess: async (args: readonly string[]) =>
      (await import('./assess.js')).assessCommand(args, readConfig(process.env), say),
    backup: backingUp('backup'),
    restore: backingUp('restore'),
    verify: backingUp('verify'),
    start: async (args: readonly string[]) => {
      process.exitCode = await startCommand(args);
    },
    completion: (args: readonly string[]) => {
      say(completionCommand(args, HELP));
      return Promise.resolve();
    },
    version: (args: readonly string[]) => {
      noMore(args);
      say(VERSION);
      return Promise.resolve();
    },
  }),
);
const exporting = () => import('./export.js');

/** What keeps a build from being told how it stands is told apart from what is broken. */
const checkPolicy = async (args: readonly string[]): Promise<void> => {
  try {
    const { checkPolicyCommand } = await import('./check-policy.js');
    process.exitCode = await checkPolicyCommand(args, readConfig(process.env), say);
  } catch (error) {
    process.stderr.write(describeError(error));
    process.exitCode = 2;
  }
};

const run = async (): Promise<void> => {
  const [first = 'help', ...args] = process.argv.slice(2);
  if (['--help', '-h'].some(asked => [first, ...args].includes(asked)) || first === 'help') {
    say(helpOf(first));
    return;
  }
  if (first === '--version' || first === '-v') {
    say(VERSION);
    return;
  }
  if (first === 'check' && args.includes('--policy')) return checkPolicy(args);
  const own = OWN_ARGUMENTS.get(first);
  if (own) return own(args);
  const { positionals, values } = readArguments();
  const [command = '', folder, ...others] = positionals;
  if (['generate', 'mcp', 'migrate', 'schema', 'subgraph'].includes(command)) noMore([folder, ...others]);
  if (command === 'generate') return generate();
  if (command === 'migrate') return migrateCommand(values, readConfig(process.env), say);
  if (command === 'mcp') {
    // A server, which the other commands start without: they take half as long to begin.
    const { mcpCommand } = await import('./mcp.js');
    return mcpCommand(readConfig(process.env));
  }
  if (command === 'schema' || command === 'subgraph') {
    const pack = packOf(readConfig(process.env));
    say((command === 'schema' ? readPublicSdl(pack) : readSubgraphSdl(pack)).trimEnd());
    return;
  }
  if (command !== 'load' && command !== 'check')
    throw new SamgrafError(
      'BAD_INPUT',
      `There is no command ${command}.`,
      'Run `samgraf help` for the commands and options.',
    );
  noMore(others);
  if (!folder) throw new SamgrafError('BAD_INPUT', `${command} needs a folder.`, `samgraf ${command} seed`);
  keepHeapSmall();
  if (command === 'load') await load(resolve(folder), values);
  else await check(resolve(folder), values);
};

letReadersStop();
run().catch((error: unknown) => {
  process.stderr.write(describeError(error));
  process.exit(1);
});
