import { destination as schema, type Destination } from '../../shared/destinations.ts';

/** A destination on loopback with the defaults of the settings. */
export function destinationOf(port: number, change: Partial<Destination> = {}): Destination {
  return schema.parse({
    id: 'd1',
    name: 'My server',
    url: `http://127.0.0.1:${port}/hook`,
    ...change,
  });
}
