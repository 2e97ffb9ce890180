import type { TokenRemark } from '../../shared/token/token.ts';
import { SourcedLine } from '../detail/shared/sourced-line.tsx';
import { useSentences } from '../ui/use-sentences.ts';

/** One conclusion about a token, with its severity and what supports it. */
export function TokenRemarkLine({ remark }: { readonly remark: TokenRemark }) {
  const sentence = useSentences('token-texts');
  const { severity, source, code, message, values } = remark;
  return (
    <SourcedLine severity={severity} source={source}>
      {sentence(code, message, values)}
    </SourcedLine>
  );
}
