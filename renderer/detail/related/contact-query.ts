/**
 * The query that finds the messages to a contact in the list (docs/search.md).
 *
 * @returns `null` for an id that no query can name.
 */
export function contactQuery(contactId: string | null): string | null {
  if (contactId === null || contactId.trim() === '' || contactId.includes('"')) return null;
  return `contact:"${contactId}"`;
}
