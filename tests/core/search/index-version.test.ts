import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SearchState } from '../../../shared/search.ts';
import { inspectionVersion } from '../../../electron/core/inspect/findings.ts';
import { indexVersion } from '../../../electron/core/search/index-file.ts';
import { asked, indexed, open, sms } from './opened.ts';

describe('a new version of the inspection', () => {
  it('leaves the version of the index as it is', async () => {
    vi.resetModules();
    vi.doMock(import('../../../electron/core/inspect/findings.ts'), async (original) => ({
      ...(await original()),
      inspectionVersion: (inspectionVersion + 1) as typeof inspectionVersion,
    }));
    onTestFinished(() => vi.doUnmock('../../../electron/core/inspect/findings.ts'));
    const newer = await import('../../../electron/core/inspect/findings.ts');
    const { indexVersion: version } = await import('../../../electron/core/search/index-file.ts');
    expect(newer.inspectionVersion).toBe(inspectionVersion + 1);
    expect(version).toBe(indexVersion);
  });

  it('puts no request back into the backlog', async () => {
    const { dataDir, captures, search, taken } = await indexed([sms(1, 'one'), sms(2, 'two')]);
    await search.close();
    for (const one of taken) await captures.inspect(one, { version: inspectionVersion + 1 });
    const states: SearchState[] = [];
    const again = open(dataDir, { onState: (state) => states.push(state) });
    expect(await asked(again, 'kind:sms')).toEqual([2, 1]);
    expect(await asked(again, 'phone')).toEqual([2, 1]);
    await again.settled();
    expect(states).toEqual([{ waiting: 0, fault: null }]);
  });
});
