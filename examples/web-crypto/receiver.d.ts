/** `body`: the raw bytes, before any parser; `header`: the value of X-GHL-Signature. */
export declare function isGenuine(
  body: Uint8Array<ArrayBuffer>,
  header: string | null,
  publicKey?: string,
): Promise<boolean>;
interface Environment {
  readonly HIGHLEVEL_PUBLIC_KEY?: string;
  readonly GATEWAY_URL?: string;
}
declare const receiver: {
  fetch(request: Request, env?: Environment): Promise<Response>;
};
export default receiver;
