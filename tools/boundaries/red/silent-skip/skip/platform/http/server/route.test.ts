import { it } from 'vitest';

it.sk¦ip('answers', () => {});
