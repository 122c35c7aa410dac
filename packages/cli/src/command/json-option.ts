import { Option } from 'commander';

/** `--json`, which every command takes. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON instead of words');
}
