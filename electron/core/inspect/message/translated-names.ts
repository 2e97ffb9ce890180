/**
 * Spanish and Portuguese names for documented fields. Users who write the body of a workflow's Custom Webhook by hand
 * name its fields in their own language.
 */
const translations = {
  type: ['tipo', 'canal'],
  message: [
    ...['mensaje', 'mensagem', 'texto', 'contenido', 'conteudo', 'conteúdo', 'cuerpo', 'corpo'],
  ],
  phone: [
    ...['telefono', 'teléfono', 'telefone', 'celular', 'movil', 'móvil', 'numero', 'número'],
    ...['destinatario', 'para'],
  ],
  emailTo: ['correo', 'destinatario', 'para'],
  emailFrom: ['remitente', 'remetente'],
  subject: ['asunto', 'assunto'],
  attachments: ['adjuntos', 'archivos', 'anexos', 'arquivos'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The translations of a documented name, in lower case and with a capital. */
export function translatedNames(documented: keyof typeof translations): readonly string[] {
  return translations[documented].flatMap((name) => [name, capitalised(name)]);
}

const all: ReadonlySet<string> = new Set(
  Object.values(translations).flatMap((names) =>
    names.flatMap((name) => [name, capitalised(name)]),
  ),
);

/** Whether a name is a translation, and so not a misspelling of a documented one that resembles it. */
export function isTranslated(name: string): boolean {
  return all.has(name);
}

function capitalised(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
