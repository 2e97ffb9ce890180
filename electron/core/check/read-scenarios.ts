import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scenarioGroups, type ScenarioSummary } from '../../../shared/check.ts';
import { scenarioSchema, type Scenario } from './scenario.ts';

/**
 * Reads all scenarios, in the order of their groups.
 *
 * @throws ZodError when a file is not a scenario. The files are ours, so that is a bug.
 */
export async function readScenarios(resourcesDir: string): Promise<readonly Scenario[]> {
  const folder = join(resourcesDir, 'scenarios');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const scenarios = await Promise.all(
    files.map(async (file) => ({
      name: basename(file, '.json'),
      ...scenarioSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))),
    })),
  );
  const place = ({ group, order }: Scenario) => scenarioGroups.indexOf(group) * 1_000 + order;
  return scenarios.toSorted((one, other) => place(one) - place(other));
}

/** How many requests a scenario sends. */
export function requestCount({ requests, delivery }: Scenario): number {
  return requests.length * delivery.times + (delivery.breaksFirst ? 1 : 0);
}

/** What is listed of a scenario. */
export function summaryOf(scenario: Scenario): ScenarioSummary {
  const { name, group, source, texts } = scenario;
  return { name, group, source, texts, requests: requestCount(scenario) };
}
