import { registry } from '../../check/types/registry.ts';
import type { Text } from '../../text.ts';
import { defineCause } from '../cause.ts';
import { degree } from '../degree.ts';
import { wantedRef } from '../pushLine.ts';

const question: Text = {
  en: 'Two builds of the same files are the same image. What did you change between them, and was the file saved?',
  'zh-cn': '文件相同，两次构建得到的就是同一个镜像。两次之间你改了什么？文件保存了吗？',
};
const form: Text = {
  en: 'Change a file, then `docker build -t ____ .`, `docker tag ____ {wanted}` and `docker push ____`',
  'zh-cn':
    '修改一个文件，然后 `docker build -t ____ .`、`docker tag ____ {wanted}`、`docker push ____`',
};

export const sameLayers = defineCause({
  id: 'same-layers',
  for: [registry],
  text: {
    en: '`{wanted}` in the registry has the same layers as `{other}`: nothing was changed between the two.',
    'zh-cn': '镜像仓库里的 `{wanted}` 和 `{other}` 的镜像层完全相同：两者之间什么也没有改。',
  },
  about: {
    en: 'A version that should differ from another in its last layer does not differ at all: it was built from the same files, or the other one was pushed under its tag. The registry’s manifests say so.',
    'zh-cn':
      '一个版本本该有不同的最后一层，却完全相同：构建所用的文件一样，或者把另一个版本用它的镜像标签推送了。依据是镜像仓库里的清单。',
  },
  help: [question, form],
  recognise({ spec, observation, judgement }) {
    const { shares: other } = spec;
    const [mine, theirs] = [observation.manifest, observation.sharing].map((read) =>
      read?.answer?.layers.map(({ digest }) => digest).join(' '),
    );
    if (judgement.aspect !== 'layers' || other === undefined || mine !== theirs) return undefined;
    const wanted = wantedRef(spec, observation);
    return {
      args: { wanted, other },
      degrees: [degree(question), degree(form, { wanted })],
    };
  },
});
