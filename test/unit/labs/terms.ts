/** The Chinese words that are not used, and what stands for them. Data of the house's table of terms. */
export interface Avoided {
  readonly avoid: RegExp;
  readonly use: string;
}

export const avoided: readonly Avoided[] = [
  { avoid: /映像|映象/u, use: '镜像' },
  { avoid: /(?<!镜像|代码)仓库(?!名)/u, use: '镜像仓库 / 仓库名' },
  { avoid: /(?<!镜像)标签(?!（label）|页)/u, use: '镜像标签 / 标签（label）' },
  { avoid: /镜像站/u, use: '镜像加速器' },
  { avoid: /暴露端口/u, use: '发布端口 / 声明端口' },
  { avoid: /名字空间/u, use: '命名空间' },
  { avoid: /选择器/u, use: '选择算符' },
  { avoid: /探测器/u, use: '探针' },
  { avoid: /您/u, use: '你' },
  { avoid: /登陆/u, use: '登录' },
];
