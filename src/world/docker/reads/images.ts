import { historyAnswer, imageAnswer, imagesAnswer } from '../answers/image.ts';
import type { Docker } from '../docker.ts';
import { withLayers } from '../historyLayers.ts';
import { imagePath } from '../names.ts';
import type { Reads } from './reads.ts';

export function imageReads({ read, find }: Reads): Pick<Docker, 'images' | 'image' | 'history'> {
  return {
    images: () => read(imagesAnswer, '/images/json'),

    image: (reference) => find(imageAnswer, jsonOf(imagePath(reference))),

    history: async (reference) => {
      const path = imagePath(reference);
      const [history, image] = await Promise.all([
        find(historyAnswer, path && `${path}/history`),
        find(imageAnswer, jsonOf(path)),
      ]);
      if (history === undefined || image === undefined) return undefined;
      return withLayers(history, image.layers.length);
    },
  };
}

const jsonOf = (path: string | undefined): string | undefined => path && `${path}/json`;
