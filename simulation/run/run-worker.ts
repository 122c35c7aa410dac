// A process that checks seeds for the one that started it, and ends with it.
import { checkSeeds, type SeedRange } from './check-seeds.ts';

async function answer(range: SeedRange): Promise<void> {
  process.send?.(await checkSeeds(range));
}

process.on('message', (range: SeedRange) => void answer(range));
process.on('disconnect', () => process.exit(0));
