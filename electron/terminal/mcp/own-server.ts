import { isIP } from 'node:net';
import { isOwnMachine } from '../../core/check/own-machine.ts';
import { BadArguments, httpAddress } from '../arguments/read-arguments.ts';
import { CommandFailed } from '../command.ts';
import type { ToolContext } from './tool.ts';

/**
 * The address, when the assistant may send to it: this computer, by an IP address or as `localhost`, or a host that the user
 * named. Another name could point to this computer now, and elsewhere at the moment of sending.
 *
 * @throws BadArguments, CommandFailed
 */
export async function allowedUrl(text: string, { hosts }: ToolContext): Promise<string> {
  const url = new URL(httpAddress(text, 'to'));
  if (url.username !== '' || url.password !== '')
    throw new BadArguments('The address must have no user name and no password.');
  const { hostname, href } = url;
  const isNamed = hosts.some((host) => host.toLowerCase() === hostname);
  const isFixed = hostname === 'localhost' || isIP(hostname.replaceAll(/^\[|\]$/g, '')) !== 0;
  if (isNamed || (isFixed && (await isOwnMachine(hostname)))) return href;
  throw new CommandFailed(
    `Nothing was sent: ${hostname} is not this computer. The user can allow it with --allow-to ${hostname}.`,
  );
}
