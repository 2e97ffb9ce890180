import { expect, it, onTestFinished } from 'vitest';
import { createAssignment } from '../../../electron/core/dispatch/forward/assignment.ts';
import { createPace } from '../../../electron/core/dispatch/forward/pace.ts';
import { destinationOf } from '../../support/destination.ts';
import { until } from '../../support/until.ts';
import { make, openHere } from '../store/stores.ts';

it.each([true, false])(
  'nothing is forwarded that is committed and not captured; relayed: %s',
  async (isRelayed) => {
    const { store } = openHere();
    const destination = destinationOf(1);
    await store.outboxes.change((writes) =>
      writes.save({ destinationId: destination.id, fromId: 1, is: 'up', since: null, fault: null }),
    );
    const assigned: number[] = [];
    const assignment = createAssignment({
      store,
      pace: createPace(),
      destinations: () => [{ destination, fromId: 1 }],
      relayedTo: () => (isRelayed ? destination.id : null),
      passing: (_query, ids) => Promise.resolve(ids),
      now: () => 5,
      onAssigned: (_destination, ids) => assigned.push(...ids),
      onBug: (error) => expect.unreachable(String(error)),
    });
    onTestFinished(() => assignment.close());
    const save = async (id: number) => {
      assignment.expect(id);
      await store.saveCapture(make(id, `body ${id}`), 'to-forward');
    };

    // The first is committed, and its synchronisation goes on: it is not captured yet.
    await save(1);
    await save(2);
    assignment.again();
    assignment.captured(2);
    assignment.decided(2);
    await until(() => assigned.length > 0);
    expect(assigned).toEqual([2]);

    assignment.captured(1);
    assignment.decided(1);
    await until(() => assigned.length > 1);
    expect(assigned).toEqual([2, 1]);
  },
);
