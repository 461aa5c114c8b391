import { availableParallelism } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Database } from './database.js';

/** Connections to one database that are asked at the same time. The first is the database's own. */
export type Lanes = readonly [DuckDBConnection, ...DuckDBConnection[]];

/** Node gives no more threads than these to what waits for a database. */
const MOST = 4;

/** Works with as many connections as the machine has processors. A plan's tables are small: many queries side by side take less than each of them in many threads. */
export async function withLanes<T>({ connection, connect }: Database, use: (lanes: Lanes) => Promise<T>): Promise<T> {
  const more = await Promise.all(Array.from({ length: Math.min(availableParallelism(), MOST) - 1 }, connect));
  try {
    return await use([connection, ...more]);
  } finally {
    for (const lane of more) lane.closeSync();
  }
}

/** Does the work for each item, a lane an item at a time. Returns what came of it, in the order of the items. */
export async function inLanes<Lane, Item, Result>(lanes: readonly Lane[], items: readonly Item[], work: (lane: Lane, item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  await Promise.all(lanes.map(async (lane) => {
    for (const [index, item] of queue) results[index] = await work(lane, item);
  }));
  return results;
}
