import { describe } from 'vitest';

describe.on¦ly('answers', () => {});
