import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '../../../shared/assert-never.ts';
import { addressesInHtml } from './addresses-in.ts';
import { checkCompatibility } from './compatibility/check.ts';
import { readCompatibilityData } from './compatibility/data.ts';
import type { MailJob, Outcomes } from './read-in-thread.ts';
import { plainText } from './plain-text.ts';

/** Runs one job, posts its outcome and ends. */
function outcomeOf(job: MailJob): Outcomes[keyof Outcomes] {
  switch (job.job) {
    case 'text':
      return plainText(job.html);
    case 'compatibility':
      return checkCompatibility(job.html, readCompatibilityData(job.resourcesDir));
    case 'addresses':
      return addressesInHtml(job.html);
    default:
      return assertNever(job);
  }
}

parentPort?.postMessage(outcomeOf(workerData as MailJob));
