/** The zone that times are shown in. */
export const timeZones = ['local', 'utc'] as const;
export type TimeZone = (typeof timeZones)[number];

/** How hours are written; `system` is the custom of the user's language and region. */
export const clocks = ['system', '24h'] as const;
export type HourFormat = (typeof clocks)[number];

/** How much room each row of the list takes. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** Steps of the size of everything in the window. */
export const zooms = ['in', 'out', 'reset'] as const;
export type Zoom = (typeof zooms)[number];
