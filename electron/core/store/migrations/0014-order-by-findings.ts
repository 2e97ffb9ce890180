/**
 * All requests are listed by `findings_by_version` and `uninspected`, in one of which each of them is, so that no capture
 * writes an index of the order.
 */
export const orderByFindings = `
  DROP INDEX requests_in_order;
`;
