import { scenarioGroups, type ScenarioResult } from '../../../shared/check.ts';
import { writeAtomicallySync } from '../../core/files/write-atomically.ts';
import { startGateway, type Gateway } from '../../core/check/gateway.ts';
import { junitReport, type JunitCase } from '../../core/check/junit.ts';
import { readScenarios, requestCount } from '../../core/check/read-scenarios.ts';
import { runCheck } from '../../core/check/run-check.ts';
import type { Scenario } from '../../core/check/scenario.ts';
import { readPrivateKey } from '../../core/signature/keys.ts';
import { BadArguments, httpAddress, portNumber, required } from '../arguments/read-arguments.ts';
import { jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { confirmServer } from '../confirm-server.ts';
import { stopAt } from '../stop-at.ts';
import { checkSummary, resultLines, resultMessage } from '../output/check-lines.ts';
import type { Output } from '../output/output.ts';

/** Tests a receiver against what HighLevel sends. */
export const check = command({
  name: 'check',
  summary: 'Test your own server with everything that HighLevel may send to it',
  options: {
    to: { type: 'string', value: 'URL', help: 'the address of your server, http or https' },
    sign: {
      type: 'string',
      value: 'PRIVATE_KEY.pem',
      help: 'sign with this Ed25519 key; your server must know its public half',
    },
    only: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'only this scenario, or this group; can be repeated',
    },
    gateway: {
      type: 'string',
      value: 'PORT',
      help: 'stand in for your SMS or mail gateway there, and count the messages',
    },
    junit: { type: 'string', value: 'FILE', help: 'also write the results as JUnit XML' },
    yes: {
      type: 'boolean',
      help: 'do not ask before sending to another computer',
    },
    list: { type: 'boolean', help: 'list the scenarios, and send nothing' },
    json: jsonOption,
  },
  notes: [
    'The verdicts: pass; careful (a look is worth it); fail; undecidable, with what you must look at.\nExits with 1 when a scenario fails, otherwise with 0.',
    'A working server sends what it gets. The messages go to +1 512 555 0100 and to example.com, which\nreach nobody; each text ends in a mark that begins with "check-".',
  ],
  run: async (options, _words, { out, report, resourcesDir }) => {
    const scenarios = chosenScenarios(await readScenarios(resourcesDir), options.only ?? []);
    const isJson = options.json === true;
    if (options.list === true) return listScenarios(scenarios, out, isJson);
    const url = httpAddress(required(options.to, '--to'), '--to');
    const key = options.sign === undefined ? null : readPrivateKey(options.sign);
    const requests = scenarios.reduce((sum, one) => sum + requestCount(one), 0);
    if (options.yes !== true) await confirmServer(url, `${requests} requests`);
    const gateway = options.gateway === undefined ? null : await openGateway(options.gateway);
    if (gateway !== null) report(`The gateway port: ${gateway.url}`);
    const cases: JunitCase[] = [];
    const stop = stopAt(out.closed);
    const onResult = async (result: ScenarioResult, scenario: Scenario) => {
      const { title, advice, look } = scenario.texts;
      const message = resultMessage(result, look);
      cases.push({ result, title, message, advice });
      const { scenario: name, verdict, ...rest } = result;
      if (isJson) await out.json({ scenario: name, verdict, message, ...rest });
      else await out.line(resultLines(result, scenario));
    };
    try {
      const { signal } = stop;
      const parts = { url, scenarios, resourcesDir, key, gateway, signal, onResult };
      const outcome = await runCheck(parts);
      if (!outcome.ok) {
        const message = `${url} can’t be reached: ${outcome.detail}`;
        if (options.junit !== undefined) writeReport(options.junit, [], url, message);
        throw new CommandFailed(message);
      }
    } finally {
      stop.release();
      gateway?.close();
    }
    if (options.junit !== undefined) writeReport(options.junit, cases, url);
    const verdicts = cases.map(({ result }) => result.verdict);
    report(`${checkSummary(verdicts)}, of ${scenarios.length} scenarios.`);
    const isStopped = cases.length < scenarios.length;
    return isStopped || verdicts.includes('fail') ? 1 : 0;
  },
});

/** @throws BadArguments for a name that is neither a scenario nor a group. */
export function chosenScenarios(
  scenarios: readonly Scenario[],
  names: readonly string[],
): readonly Scenario[] {
  if (names.length === 0) return scenarios;
  for (const name of names)
    if (!scenarios.some((one) => one.name === name || one.group === name))
      throw new BadArguments(
        `There is no scenario "${name}". --list names them; the groups are ${scenarioGroups.join(', ')}.`,
      );
  return scenarios.filter(({ name, group }) => names.includes(name) || names.includes(group));
}

function writeReport(path: string, ...report: Parameters<typeof junitReport>): void {
  writeAtomicallySync(path, junitReport(...report));
}

async function listScenarios(
  scenarios: readonly Scenario[],
  out: Output,
  isJson: boolean,
): Promise<number> {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  for (const scenario of scenarios) {
    const { name, group, source } = scenario;
    const { title, why } = scenario.texts;
    if (isJson)
      await out.json({ name, group, ground: source, requests: requestCount(scenario), title, why });
    else await out.line(`${name.padEnd(width)}  ${source.padEnd(10)}  ${title}`);
  }
  return 0;
}

/** @throws CommandFailed */
export async function openGateway(text: string): Promise<Gateway> {
  const opened = await startGateway(portNumber(text, '--gateway'));
  if (opened.ok) return opened.value;
  throw new CommandFailed(`The gateway port ${text} can’t be opened: ${opened.detail}.`);
}
