import { describe, expect, it } from 'vitest';
import { projectStages } from '../../contract/states.ts';
import { countsByStage, isHollow, stageFill, stagesInOrder } from './stage.ts';

describe('stages as they are drawn', () => {
  it('stand in the order of the way, those of which the page does not say last', () => {
    expect(stagesInOrder).toEqual([...projectStages, 'unstated']);
  });

  it('are hollow until works have started, and never after', () => {
    expect(stagesInOrder.filter(isHollow)).toEqual(['planned', 'signed', 'preliminary', 'unstated']);
  });

  it('grow deeper with progress, in one hue', () => {
    const light = (stage: (typeof stagesInOrder)[number]) => Number.parseInt(stageFill(stage).slice(1, 3), 16);
    const filled = projectStages.filter((stage) => !isHollow(stage)).map(light);
    expect(filled).toEqual([...filled].sort((a, b) => b - a));
    expect(new Set(filled).size).toBe(filled.length);
  });
});

describe('countsByStage', () => {
  it('keeps every stage, those without projects as zero', () => {
    const counts = countsByStage([
      { value: 'completed', count: 5 },
      { value: 'unstated', count: 20 },
    ]);
    expect(counts.map(({ stage }) => stage)).toEqual(stagesInOrder);
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { stage: 'completed', count: 5 },
      { stage: 'unstated', count: 20 },
    ]);
  });
});
