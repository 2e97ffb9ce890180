import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createI18n } from '../../renderer/i18n.ts';
import { foreignTexts } from '../support/drawn-texts.ts';

const root = resolve(import.meta.dirname, '../..');

/**
 * Texts that are rendered without `SenderText`, with the reason why no sender can have written them. A text of a sender or
 * a server never belongs here.
 */
const ours: Readonly<Record<string, readonly string[]>> = {
  // Numbers, and texts of `t`, whose values it treats as a sender's.
  'renderer/compare/compare-view.tsx': ['sentence(difference)'],
  'renderer/compare/fact-table.tsx': ['side'],
  'renderer/compare/field-changes.tsx': ['side'],
  'renderer/compare/header-changes.tsx': ['side'],
  'renderer/compare/text-changes.tsx': ['place'],
  // Props: each text is checked where it is passed.
  'renderer/ui/menu.tsx': ['trigger', 'label', 'hint', 'label', 'hint'],
  'renderer/header/tunnel-facts.tsx': ['name'],
  'renderer/forward/signing-field.tsx': ['unsigned'],
  'renderer/ui/segmented.tsx': ['label'],
  'renderer/ui/split.tsx': ['first', 'second'],
  'renderer/ui/popover.tsx': ['trigger'],
  'renderer/ui/tabs.tsx': [
    'tab.mark',
    'tab.title',
    'tab.label',
    'tab.short',
    "chosen?.label ?? t('moreTabs')",
    'tab.content',
    'instead',
  ],
  'renderer/detail/head/head-details.tsx': ['name'],
  'renderer/detail/issues/issue-strip.tsx': [
    "place === null ? t('strip.all') : labelOf(place)",
    'word',
  ],
  'renderer/detail/shared/place-link.tsx': ['label', 'label'],
  'renderer/detail/headers/header-table.tsx': ['copyAll', 'copyAll'],
  'renderer/detail/shared/detail-row.tsx': ['name', 'name'],
  'renderer/detail/message/sms-facts.tsx': ["parts.join(', ')", 'name'],
  // Labels of commands and names of keys, which are texts of `t`, and the parts of the frame.
  'renderer/commands/keys-sheet.tsx': ['keys', 'keysOf(name)'],
  'renderer/commands/palette.tsx': ['row.label', 'row.missing ?? row.group', 'row.keys'],
  'renderer/frame/frame.tsx': ['list(openDetail)', 'detail'],
  // Texts of `t` that the strips give; what a system or a server said is their `detail`.
  'renderer/header/strips/strip-line.tsx': ['action', 'action', 'text'],
  // Hidden characters are named here.
  'renderer/ui/sender-text.tsx': ['segment.text'],
  // Texts of `t` that are held in state.
  'renderer/settings/guard-settings.tsx': ['refusal ?? t(`guard.hint.${kind}`)'],
  'renderer/settings/choice-fields.tsx': ['option.label'],
  'renderer/settings/draft-field.tsx': ['mistake ?? (isSaved ? savedHint : hint)'],
  'renderer/settings/test-keys.tsx': [
    'keys?.map((key) => ( <TestKeyRow key={key.fingerprint} testKey={key} onOutcome={setOutcome} /> ))',
    'outcome?.text',
  ],
  'renderer/header/samples/sample-option-fields.tsx': ["refusal ?? t('signature.noKey')"],
  'renderer/forward/add-destination.tsx': ["refusal ?? t('addHint')"],
  'renderer/forward/editor-form.tsx': ['refusal'],
  'renderer/forward/send-again-dialog.tsx': ['refusal'],
  'renderer/settings/replies/replies-dialog.tsx': ['refusal'],
  // The names of services, and our own public key, which was checked by a pattern.
  'renderer/settings/ssh-settings.tsx': ["name === 'own' ? t('ssh.own') : name", 'line'],
  // Hexadecimal digits, printable ASCII, codes of ours.
  'renderer/settings/test-key-row.tsx': ['fingerprint.slice(0, 16)', 'fingerprint'],
  'renderer/detail/body/hex-view.tsx': ['row.offset', 'row.hex', 'row.text'],
  'renderer/detail/message/unicode-characters.tsx': ['codePoint'],
  'renderer/detail/shared/issue-line.tsx': ['code'],
  'renderer/detail/crm-calls/crm-call-view.tsx': ['call.method'],
  // The name of a call, which is a text of `t`.
  'renderer/detail/crm-calls/call-content.tsx': ['title'],
  // A sentence of `t`, whose values are made visible.
  'renderer/detail/crm-calls/crm-calls-tab.tsx': ['said'],
  'renderer/list/search-help.tsx': ['examples[name]'],
  // Numbers.
  'renderer/list/request-row.tsx': ['times.brief(row.receivedAt, now)', 'row.attachments'],
  'renderer/list/filter-chips.tsx': ['countOf(show)?.spoken', 'countOf(show)?.short'],
  'renderer/detail/related/related-row.tsx': ['row.id'],
  // What the user calls a destination, in a sentence of `t`.
  'renderer/forward/target-field.tsx': [
    "destinations?.map((one) => ( <option key={one.id} value={choiceOf(one.id)}> {t('target.destination', { name: one.name, url: one.url })} </option> ))",
  ],
  // The names of verdicts, and what the user calls a rule.
  'renderer/settings/replies/condition-fields.tsx': ["chosen.join(', ')"],
  'renderer/settings/replies/rule-head.tsx': ['name'],
  // A node, and our own words with numbers.
  'renderer/list/request-list.tsx': ['importNotices'],
  // How many matches there are, and keys.
  'renderer/detail/find/find-bar.tsx': [
    'words.text',
    'words.text',
    "`${t('previous')} (${keysOf('findPrevious')})`",
    "`${t('next')} (${keysOf('findNext')})`",
  ],
  // A sentence of ours, whose values are made visible.
  'renderer/check/scenario-row.tsx': ['findingSentence(finding, look)'],
  // Nodes, and numbers in words of ours.
  'renderer/mail/mail-drawer.tsx': ['ids'],
  'renderer/mail/mail-toolbar.tsx': ['children', "`${readingLabel} (${keysOf('readingMode')})`"],
  'renderer/mail/remote-status.tsx': ['shown'],
  'renderer/list/list-head.tsx': ['said'],
  'renderer/list/more-filters.tsx': [
    "all.length > 1 ? t('filter.several', { count: all.length }) : (only ?? t('filter.more'))",
  ],
  'renderer/list/row-marks.tsx': ['word', 'short'],
  'renderer/ui/latest-notices.tsx': ['children.slice(older)'],
  'renderer/ui/progress-line.tsx': ['action', 'label', 'text', 'stop', 'stopNamed'],
  // caniemail.com's data, which is part of the app, and numbers of lines.
  'renderer/mail/check-view.tsx': [
    'title',
    'lines.length > maxShownLines ? `${named}, …` : named',
    "names.join(', ')",
  ],
  // Texts of `t`, whose values it treats as a sender's; numbers; and durations.
  'renderer/play/attempt-details.tsx': ['nameOf(delivery)'],
  'renderer/play/countdown.tsx': ['children(durationText(Math.max(100, steps), i18n.language))'],
  'renderer/play/play-form.tsx': ['refusal'],
  'renderer/play/play-view.tsx': ['hasEnded && endSentence(run, deliveries)'],
  'renderer/play/time-lane.tsx': ['name', 'name', 'label(mark)', 'label(mark)'],
  'renderer/play/time-line.tsx': ['duration(roundedTick(ms))'],
};

it('every text that a sender may have written is rendered by SenderText', () => {
  const found = Object.fromEntries(
    globSync('renderer/**/*.tsx', { cwd: root })
      .map((file) => [file.replaceAll('\\', '/'), foreignTexts(join(root, file))] as const)
      .filter(([, texts]) => texts.length > 0),
  );
  expect(found).toEqual(ours);
});

it('a sentence names hidden characters in its values, and isolates right-to-left ones', async () => {
  const { t } = await createI18n('en');
  expect(t('attachments:checkName', { name: 'photo\u202egnp.exe' })).toContain(
    'photo[U+202E]gnp.exe',
  );
  expect(t('detail:copyOf', { what: '\u05d0\u05d1 1' })).toContain('\u2068\u05d0\u05d1 1\u2069');
  expect(t('detail:copyOf', { what: '<b> & "q" {{what}} $t(close)' })).toContain(
    '<b> & "q" {{what}} $t(close)',
  );
});

/** Files of the main process whose dialogs show no sender's text. */
const asksInOwnWords: ReadonlySet<string> = new Set([
  'backups.ts',
  'show-start-failure.ts',
  'start-fault.ts',
  'exports.ts',
  'import-dialog.ts',
  'install-command.ts',
  'key-dialog.ts',
  'reports.ts',
  'types-dialog.ts',
  'mail-export.ts',
  'window-recovery.ts',
  'stay-in-tray.ts',
  'background.ts',
  'tray.ts',
]);

it('a native dialog shows a sender’s text by the same rules', () => {
  const asking = globSync('electron/app/*.ts', { cwd: root })
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .filter(({ text }) => /dialog\s*\.\s*show|new Notification\(|setToolTip\(/.test(text))
    .filter(
      ({ text }) => !/(?:hidden-characters|address-text|plain-text)\.ts|safeFileName/.test(text),
    )
    .map(({ file }) => file.replace(/.*[/\\]/, ''));
  expect(new Set(asking)).toEqual(asksInOwnWords);
});
