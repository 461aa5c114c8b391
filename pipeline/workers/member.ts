import { basename } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import { profileThread } from '../profile.js';
import type { Order, Reply, Trade } from './crew.js';

/** A thread of a crew: loads its trade, gets ready, and then does one order after another. */
const profiling = profileThread(`${basename(workerData as string, '.js')}-${threadId}`);
const trade = import(workerData as string) as Promise<Trade<unknown, unknown>>;
// What fails here fails again, with its message, in the work itself.
trade.then(async ({ prepare }) => prepare?.()).catch(() => undefined);

parentPort?.on('message', (order: Order<unknown>) => {
  void answer(order).then((reply) => parentPort?.postMessage(reply));
});

async function answer(order: Order<unknown>): Promise<Reply<unknown>> {
  try {
    const { work, close } = await trade;
    if (!('close' in order)) return { answer: await work(order.task) };
    await close?.();
    await (await profiling)();
    return { closed: true };
  } catch (error) {
    const { message, stack, code, path } = (error instanceof Error ? error : new Error(String(error))) as NodeJS.ErrnoException;
    return { problem: { message, stack, code, path } };
  }
}
