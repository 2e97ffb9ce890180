import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScenarioResult } from '../../../shared/check.ts';
import { startGateway, type Gateway } from '../../../electron/core/check/gateway.ts';
import { readScenarios } from '../../../electron/core/check/read-scenarios.ts';
import { runCheck } from '../../../electron/core/check/run-check.ts';
import type { Scenario } from '../../../electron/core/check/scenario.ts';
import { effort } from '../../support/effort.ts';
import { sound, startProvider, type Behaviour } from '../../support/provider/provider.ts';
import { wrongProviders } from '../../support/provider/wrong-providers.ts';

const resourcesDir = join(import.meta.dirname, '..', '..', '..', 'resources');
const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let scenarios: readonly Scenario[];
let gateway: Gateway;

beforeAll(async () => {
  scenarios = await readScenarios(resourcesDir);
  const opened = await startGateway(0, 5_000);
  if (!opened.ok) throw new Error(opened.detail);
  gateway = opened.value;
});
afterAll(() => gateway.close());

async function checked(
  behaviour: Partial<Behaviour>,
  played: readonly Scenario[],
  isSigned = true,
): Promise<readonly ScenarioResult[]> {
  const provider = await startProvider(publicKey, gateway.url, { ...sound, ...behaviour });
  const results: ScenarioResult[] = [];
  const outcome = await runCheck({
    url: provider.url,
    scenarios: played,
    resourcesDir,
    key: isSigned ? createPrivateKey(privateKey) : null,
    gateway,
    signal: new AbortController().signal,
    onResult: (result) => results.push(result),
  });
  provider.close();
  expect(outcome).toEqual({ ok: true, value: null });
  return results;
}

const named = (results: readonly ScenarioResult[], verdict: ScenarioResult['verdict']) =>
  results.filter((one) => one.verdict === verdict).map(({ scenario }) => scenario);

describe('the scenarios', () => {
  it('are all passed by a sound provider, whose gateway sees each message', async () => {
    const results = await checked({}, scenarios);
    expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(40);
  });

  it('without a key leave open what a provider refuses because it is unsigned, and never fail', async () => {
    const results = await checked(
      {},
      scenarios.filter(({ delivery }) => delivery.times < 100),
      false,
    );
    expect(named(results, 'fail')).toEqual([]);
    expect(named(results, 'undecidable')).toContain('sms-documented');
    expect(named(results, 'pass')).toContain('signature-missing');
  });

  it('have their texts in every language', () => {
    const texts = scenarios.flatMap(({ name, texts: own }) =>
      Object.keys(own).map((text) => `${name}.${text}`),
    );
    for (const language of readdirSync(join(resourcesDir, 'locales'))) {
      if (language === 'en') continue;
      const file = join(resourcesDir, 'locales', language, 'scenario-texts.json');
      const translated = JSON.parse(readFileSync(file, 'utf8')) as object;
      expect(Object.keys(translated).toSorted(), language).toEqual(texts.toSorted());
    }
  });

  it('have a wrong provider each', () => {
    expect(Object.keys(wrongProviders).toSorted()).toEqual(
      scenarios.map(({ name }) => name).toSorted(),
    );
  });
});

/** Scenarios that a wrong provider must pass, besides those in which it fails. */
const others = effort({ usual: 1, full: 100 });

describe('a wrong provider', () => {
  it.concurrent.each(Object.keys(wrongProviders))('%s fails in its scenario', async (name) => {
    const { also = [], ...behaviour } = wrongProviders[name]?.() ?? {};
    const failing = [name, ...also];
    const at = scenarios.findIndex((one) => one.name === name);
    const played = scenarios
      .filter((one, index) => failing.includes(one.name) || Math.abs(index - at) <= others)
      .map((scenario) => (failing.includes(scenario.name) ? faster(scenario) : scenario));
    const failed = named(await checked(behaviour, played), 'fail');
    if (name === 'signature-right') expect(failed).toEqual(expect.arrayContaining(failing));
    else expect(failed.toSorted()).toEqual(failing.toSorted());
  });
});

/** With a limit that a wrong provider is past sooner. */
function faster(scenario: Scenario): Scenario {
  const { expect: wanted } = scenario;
  return wanted.withinMs === undefined
    ? scenario
    : { ...scenario, expect: { ...wanted, withinMs: 1_500 } };
}
