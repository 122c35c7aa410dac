import type { Plan, Step, StepKind } from './plan/step.ts';

function step(kind: StepKind, afterMs: number, who: number, [a, b, c]: readonly [number, number, number]): Step {
  return { kind, afterMs, who, a, b, c };
}

/** Shortened plans under which something was wrong once, in the shipped code or in a mutant, by what it was. */
export const knownPlans: readonly { readonly title: string; readonly plan: Plan }[] = [
  {
    title: 'C9, C2: a change made while the outbox is still being read keeps its answer',
    plan: { seed: 109, pages: [0, 1, 1, 1], listeners: true, steps: [step('write', 6, 217, [523, 716, 753])] },
  },
  {
    title: 'C1, X5: an undo that sends a restored task back to the trash does so at its own moment',
    plan: {
      seed: 167,
      pages: [0, 1, 1],
      listeners: true,
      steps: [
        step('write', 4, 285, [117, 3, 864]),
        step('write', 98, 90, [849, 513, 124]),
        step('agent', 5, 36, [661, 137, 20]),
        step('agent', 3, 36, [354, 558, 125]),
        step('agent', 3, 803, [534, 930, 628]),
        step('agent', 1, 27, [225, 989, 578]),
        step('agent', 6, 844, [408, 486, 133]),
        step('write', 199, 779, [403, 830, 862]),
        step('write', 2, 153, [894, 126, 343]),
      ],
    },
  },
  {
    title: 'C1, X5: an undo that reopens and trashes a task is seen to do both',
    plan: {
      seed: 196,
      pages: [0, 1, 0],
      listeners: true,
      steps: [
        step('agent', 236, 783, [65, 95, 403]),
        step('agent', 36, 952, [655, 106, 938]),
        step('agent', 46, 543, [135, 866, 786]),
        step('agent', 5, 939, [144, 519, 126]),
        step('write', 7, 598, [944, 25, 931]),
        step('agent', 94, 781, [812, 417, 973]),
        step('write', 6, 187, [356, 369, 408]),
        step('write', 2, 893, [782, 841, 289]),
        step('agent', 1501, 35, [788, 267, 825]),
        step('write', 92, 996, [143, 486, 91]),
      ],
    },
  },
  {
    title: 'D1: a change committed between the look at the head and the first listener is in a long backlog too',
    plan: {
      seed: 1945,
      pages: [0, 1, 1],
      listeners: false,
      steps: [
        step('offline', 7, 755, [807, 118, 466]),
        step('write', 7, 624, [848, 820, 364]),
        step('shelf-retry', 87, 800, [942, 433, 654]),
        step('write', 72, 841, [588, 143, 965]),
        step('compact', 70, 379, [88, 418, 567]),
        step('shelf-retry', 7, 791, [228, 688, 592]),
        step('crash', 6, 637, [247, 747, 674]),
        step('write', 2, 823, [971, 353, 214]),
        step('write', 1160, 579, [106, 971, 899]),
        step('write', 714, 336, [637, 617, 809]),
        step('agent', 672, 347, [757, 961, 251]),
        step('crash', 7, 719, [8, 873, 941]),
      ],
    },
  },
  {
    title: 'C9, S4: an acknowledgement of an epoch that a restored backup has ended does not count',
    plan: {
      seed: 137,
      pages: [0, 1, 0],
      listeners: true,
      steps: [
        step('backup', 1431, 817, [258, 710, 615]),
        step('write', 6, 783, [719, 998, 885]),
        step('write', 3, 565, [132, 42, 806]),
        step('power-cut', 7, 244, [533, 693, 25]),
        step('agent', 1910, 420, [872, 964, 20]),
        step('restore', 1173, 891, [560, 403, 424]),
        step('write', 6, 418, [732, 512, 316]),
        step('write', 108, 326, [442, 310, 419]),
      ],
    },
  },
  {
    title: 'C9, S4: nor does one of before the restore, whatever seq the log has got to since',
    plan: {
      seed: 1261,
      pages: [0, 1, 1],
      listeners: false,
      steps: [
        step('write', 25, 533, [766, 825, 722]),
        step('agent', 581, 341, [903, 114, 233]),
        step('write', 6, 956, [521, 324, 62]),
        step('agent', 19, 907, [206, 207, 817]),
        step('cut', 3, 15, [655, 906, 319]),
        step('write', 12097, 867, [932, 643, 21]),
        step('backup', 111, 727, [366, 816, 879]),
        step('agent', 2, 300, [160, 785, 696]),
        step('write', 6, 983, [764, 514, 916]),
        step('write', 35, 290, [812, 990, 997]),
        step('refresh', 0, 848, [323, 986, 682]),
        step('stall', 4, 709, [406, 38, 617]),
        step('restore', 5, 745, [917, 243, 418]),
        step('write', 5, 982, [251, 623, 194]),
        step('write', 86, 65, [810, 533, 491]),
        step('restore', 1424, 342, [415, 803, 87]),
      ],
    },
  },
];
