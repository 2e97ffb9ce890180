import { z } from 'zod';
import { readSshServer, sshKeyChoices, sshServiceNames, type SshSettingName } from './ssh.ts';

/** `port` or `address:port`, as ssh takes it after `-R`. The address decides who may connect; `*` is everybody. */
const remote = /^(?:(?:[A-Za-z0-9][A-Za-z0-9._-]{0,252}|\*|\[[0-9A-Fa-f:.]{2,45}\]):)?\d{1,5}$/;

/** The settings of an ssh tunnel. */
export const sshSettings = {
  /** Where an ssh tunnel is opened. */
  sshService: z.enum(sshServiceNames).default('localhost.run'),
  /** The own server: `user@host:port`, or an alias of the user's ssh configuration. */
  sshTo: z
    .string()
    .max(400)
    .refine((text) => readSshServer(text) !== null)
    .nullable()
    .default(null),
  /** The port of the own server to which the CRM's requests come, perhaps with an address of it. 0 is any free port. */
  sshRemote: z
    .string()
    .regex(remote)
    .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535)
    .default('8080'),
  /** The public address that leads to that port; `null` reads it from what the server writes. */
  sshAddress: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable()
    .default(null),
  /** The name or the domain to request from a service; `null` accepts any. */
  sshName: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/)
    .nullable()
    .default(null),
  sshKey: z.enum(sshKeyChoices).default('auto'),
  /** The absolute path of the private key for the choice `file`. */
  sshKeyFile: z
    .string()
    .max(1_000)
    .regex(/^(?:\/|[A-Za-z]:[\\/])[^\0\r\n"]*$/)
    .nullable()
    .default(null),
} as const satisfies Readonly<Record<SshSettingName, z.ZodType>>;
