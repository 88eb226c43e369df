/** The live figures that are charts. */
export const charts = [
  'layers',
  'loss',
  'probes',
  'imagenet',
  'finetune',
  'few-labels',
  'bert-results',
  'v100-days',
  'learning-rates',
];
