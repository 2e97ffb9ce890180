/** The texts of this language by the name of their file. Each language is a file of its own for the page, loaded only when it is chosen. */
export default import.meta.glob<object>('../../resources/locales/en/*.json', {
  eager: true,
  import: 'default',
});
