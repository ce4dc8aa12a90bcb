import { useTranslator } from '../../theme/language.tsx';
import { freeLetter, type KindEditor, type QuestionOf, withAt } from './editor.ts';
import { Rows, Words } from './rows.tsx';

/** 配对 */
export const matching: KindEditor<QuestionOf<'matching'>> = {
  begin: (common) => ({
    ...common,
    kind: 'matching',
    pairs: ['a', 'b'].map((id) => ({ id, left: '', right: '' })),
    extra: [],
  }),
  Fields: ({ question, onChange }) => {
    const { t } = useTranslator();
    const { pairs, extra } = question;
    const fresh = () => freeLetter([...pairs, ...extra]);
    return (
      <>
        <Rows
          label={t('bank.pairs')}
          list={pairs}
          least={2}
          most={8}
          fresh={() => ({ id: fresh(), left: '', right: '' })}
          onChange={(list) => onChange({ ...question, pairs: list })}
        >
          {(pair, at) => (
            <>
              <Words
                label={t('bank.left', { n: at + 1 })}
                value={pair.left}
                onInput={(left) => onChange({ ...question, pairs: withAt(pairs, at, { ...pair, left }) })}
              />
              <Words
                label={t('bank.right', { n: at + 1 })}
                value={pair.right}
                onInput={(right) => onChange({ ...question, pairs: withAt(pairs, at, { ...pair, right }) })}
              />
            </>
          )}
        </Rows>
        <Rows
          label={t('bank.extra')}
          list={extra}
          least={0}
          most={4}
          fresh={() => ({ id: fresh(), text: '' })}
          onChange={(list) => onChange({ ...question, extra: list })}
        >
          {({ id, text }, at) => (
            <Words
              label={t('bank.item', { n: at + 1 })}
              value={text}
              onInput={(words) => onChange({ ...question, extra: withAt(extra, at, { id, text: words }) })}
            />
          )}
        </Rows>
      </>
    );
  },
};
