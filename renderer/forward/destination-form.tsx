import { useTranslation } from 'react-i18next';
import type { Destination } from '../../shared/destinations.ts';
import { parseWholeNumber } from '../settings/parse-number.ts';
import {
  formatHeaders,
  parseHeaders,
  parseSeconds,
  textOrNone,
} from '../settings/replies/rule-input.ts';
import { useWindow } from '../store/use-window.ts';
import { useSentences } from '../ui/use-sentences.ts';
import { CertificateFields } from './certificate-fields.tsx';
import { DestinationField } from './destination-field.tsx';
import { DestinationSwitches } from './destination-switches.tsx';
import { withScheme } from './typed-url.ts';

/** All fields of a destination, each saved by itself. */
export function DestinationForm({ destination }: { readonly destination: Destination }) {
  const { i18n } = useTranslation('destinations');
  const sentence = useSentences('query');
  const fault = useWindow((state) => state.inspector?.destinationFaults[destination.id]);
  const { name, url, query, headers, timeoutMs, concurrency } = destination;
  const queryText = query ?? '';
  const seconds = new Intl.NumberFormat(i18n.language, {
    maximumFractionDigits: 3,
    useGrouping: false,
  });
  return (
    <div className="destination-form">
      <DestinationField
        destination={destination}
        name="name"
        value={name}
        withText={(text, one) => (text.trim() === '' ? null : { ...one, name: text.trim() })}
      />
      <DestinationField
        destination={destination}
        name="url"
        value={url}
        withText={(text, one) => (text.trim() === '' ? null : { ...one, url: withScheme(text) })}
      />
      <DestinationField
        destination={destination}
        name="query"
        value={queryText}
        fault={
          fault === undefined
            ? null
            : sentence(fault.code, fault.message, {
                text: queryText.slice(fault.at.start, fault.at.end),
              })
        }
        withText={(text, one) => ({ ...one, query: textOrNone(text) })}
      />
      <DestinationField
        destination={destination}
        name="headers"
        lines={2}
        value={formatHeaders(headers)}
        withText={(text, one) => {
          const fields = parseHeaders(text);
          return fields === null ? null : { ...one, headers: fields };
        }}
      />
      <DestinationField
        destination={destination}
        name="timeout"
        isShort
        value={seconds.format(timeoutMs / 1_000)}
        withText={(text, one) => {
          const ms = parseSeconds(text);
          return ms === null ? null : { ...one, timeoutMs: ms };
        }}
      />
      <DestinationField
        destination={destination}
        name="concurrency"
        isShort
        value={String(concurrency)}
        withText={(text, one) => {
          const number = parseWholeNumber(text);
          return Number.isNaN(number) ? null : { ...one, concurrency: number };
        }}
      />
      <DestinationSwitches destination={destination} />
      <CertificateFields destination={destination} />
    </div>
  );
}
