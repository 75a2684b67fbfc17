import { said, type Said, type Text } from '../../text.ts';
import type { Remark } from './answer.ts';

/**
 * What ShellCheck says, in Chinese where it says it most often in Dockerfiles; its own words
 * elsewhere, which are English only.
 */
export function messageOf({ code, message }: Pick<Remark, 'code' | 'message'>): Said {
  const [chinese, pattern] = common[code] ?? [];
  const match = pattern?.exec(message);
  if (chinese === undefined || (pattern !== undefined && !match)) {
    return said(plain, { message });
  }
  return said({ en: '{message}', 'zh-cn': chinese }, { message, name: match?.[1] ?? '' });
}

const plain: Text = { en: '{message}', 'zh-cn': 'ShellCheck：{message}' };

/** By code, and what picks `{name}` out of ShellCheck's message where the text has one. */
const common: Readonly<Record<number, readonly [chinese: string, pattern?: RegExp]>> = {
  1009: ['所说的语法错误就在这个结构里。'],
  1036: ['这里的 `(` 无效，是不是漏了转义？'],
  1045: ['`foo &; bar` 写法不对，请直接写 `foo & bar`。'],
  1049: ['这个 `if` 漏了 `then`，请补上。'],
  1058: ['这里应当有 `do`，请补上。'],
  1061: ['这个 `do` 没有对应的 `done`，请补上。'],
  1068: ['赋值的 `=` 两边不能有空格。'],
  1072: ['语法错误：{name}。请先改正，才能检查其余内容。', /^(.*?)\.? Fix any mentioned problems/],
  1073: ['无法理解这里的 {name}。请先改正，才能检查其余内容。', /^Couldn't parse this (.*?)\. Fix/],
  1078: ['前面有一个双引号没有闭合。'],
  1079: ['这里其实是右引号，前面可能有引号没有闭合。'],
  1083: ['这里的 `{` 或 `}` 只是普通字符，请检查表达式，或者加引号。'],
  2002: ['不必用 `cat`，请写 `cmd < file | …` 或 `cmd file | …`。'],
  2005: ['不必用 `echo`，请把 `echo $(cmd)` 直接写成 `cmd`。'],
  2006: ['请用 `$(…)` 代替老式的反引号。'],
  2009: ['不要用 grep 筛选 ps 的输出，请改用 `pgrep`。'],
  2010: ['不要用 `ls | grep`，请用通配符或带条件的 for 循环。'],
  2011: ['请用 `find … -print0 | xargs -0 …` 或 `find … -exec … +`，以便处理特殊文件名。'],
  2012: ['请用 `find` 代替 `ls`，以便正确处理特殊文件名。'],
  2015: ['`A && B || C` 不等于 if-then-else：A 成功时 C 也可能执行。'],
  2016: ['单引号里的表达式不会展开，需要展开请用双引号。'],
  2018: ['请写 `[:lower:]`，以便支持带重音的字母和其他字母表。'],
  2019: ['请写 `[:upper:]`，以便支持带重音的字母和其他字母表。'],
  2024: [
    '`sudo` 对重定向不起作用，请改用 `… | sudo tee file`。',
    /affect redirects\. Use \.\.\| sudo tee/,
  ],
  2028: ['`echo` 可能不会展开转义字符，请改用 `printf`。'],
  2034: ['变量 {name} 似乎没有用到。请检查，或者 export 给外部使用。', /^(\S+) appears unused/],
  2035: ['请写 `./*通配符*` 或 `-- *通配符*`，以免带短横线的文件名变成选项。'],
  2038: ['请用 `find … -print0 | xargs -0` 或 `find … -exec … +`，以便处理特殊文件名。'],
  2039: ['POSIX sh 中没有定义 {name}。', /^In POSIX sh, (.*?) (?:is|are) undefined/],
  2043: ['这个循环只会执行一次。是不是引号不对，或者漏了通配符、变量展开？'],
  2044: ['不要循环遍历 find 的输出，请用 `find -exec` 或 while read 循环。'],
  2045: ['不要循环遍历 ls 的输出，请改用通配符。'],
  2046: ['请加上双引号，以免结果被拆成多个词。'],
  2048: ['请写成 `"$@"`（带引号），以免参数被拆开。'],
  2059: ['不要在 printf 的格式字符串里使用变量，请写 `printf "%s" "$foo"`。'],
  2061: ['请给 {name} 的参数加引号，以免 shell 先把它展开。', /^Quote the parameter to (\S+) so/],
  2064: ['请用单引号，否则会现在就展开，而不是等收到信号时。'],
  2066: ['这里加了双引号，不会再拆分，循环只会执行一次。'],
  2068: ['请给数组展开加双引号，以免元素被拆开。'],
  2086: ['请加上双引号，以免变量值被拆成多个词或当作通配符。'],
  2072: ['不支持小数。请只用整数，或者用 `bc`、`awk` 比较。'],
  2088: ['引号里的 `~` 不会展开，请写 `$HOME`。'],
  2091: ['请去掉外层的 `$()`，以免把输出当作命令执行。'],
  2094: ['不要在同一个管道里读写同一个文件。'],
  2102: ['范围只能匹配单个字符。'],
  2103: ['请用 `( subshell )` 代替来回 `cd`。'],
  2112: ['`function` 关键字不是标准写法，请删掉。'],
  2115: ['请写成 `"${var:?}"`，以免变量为空时删掉 `/` 下的内容。'],
  2116: ['不必用 `echo`，请把 `cmd $(echo foo)` 直接写成 `cmd foo`。'],
  2124: ['把数组赋给了字符串，请作为数组赋值，或用 `*` 代替 `@` 拼接。'],
  2126: ['请用 `grep -c` 代替 `grep | wc -l`。'],
  2129: ['请用 `{ cmd1; cmd2; } >> file` 代替多次重定向。'],
  2140: ['引号的位置把词隔成了 `"A"B"C"`，是不是想写 `"ABC"` 或 `"A\\"B\\"C"`？'],
  2143: ['请用 `grep -q` 代替比较 `[ -n … ]` 的输出。'],
  2153: ['可能拼写错误：{name} 没有赋值。', /^Possible misspelling: (\S+) may not be assigned/],
  2154: ['用到了变量 {name}，但没有给它赋值。', /^(\S+) is referenced but not assigned/],
  2155: ['请把声明和赋值分开写，以免掩盖返回值。'],
  2162: ['不带 `-r` 的 `read` 会吃掉反斜杠。'],
  2164: ['请写 `cd … || exit`，以免 `cd` 失败后继续执行。'],
  2166: ['请写 `[ p ] && [ q ]`，`[ p -a q ]` 的含义不明确。'],
  2174: ['和 `-p` 一起使用时，`-m` 只对最深一层目录有效。'],
  2181: ['请直接判断命令的退出码，例如 `if mycmd;`，不要间接检查 `$?`。'],
  2182: ['这个 printf 的格式字符串里没有变量，其余参数不起作用。'],
  2196: ['`egrep` 已不是标准命令，请改用 `grep -E`。'],
  2197: ['`fgrep` 已不是标准命令，请改用 `grep -F`。'],
  2215: ['这里把选项当成了命令名，是不是断行不对，或者漏了 `[ … ]`？'],
  2225: ['这条 `cp` 没有目标，请检查参数。'],
  2226: ['这条 `ln` 没有目标，请检查参数，或者明确写上 `.`。'],
  2230: ['`which` 不是标准命令，请用内置的 `command -v`。'],
  2231: ['请给这个 for 循环里的变量加双引号，以免被拆成多个词，例如 `"$dir"/*.txt`。'],
  2236: ['请用 `-n` 代替 `! -z`。'],
  2261: ['同一个输出有多个重定向互相冲突，请用 cat、tee 或管道。'],
  3001: ['POSIX sh 中没有定义进程替换。'],
  3003: ["POSIX sh 中没有定义 `$'…'`。"],
  3009: ['POSIX sh 中没有定义花括号展开。'],
  3010: ['POSIX sh 中没有定义 `[[ ]]`。'],
  3014: ['POSIX sh 中没有定义 `==`，请写 `=`。'],
  3020: ['POSIX sh 中没有定义 `&>`。'],
  3024: ['POSIX sh 中没有定义 `+=`。'],
  3028: [
    'POSIX sh 中没有定义 {name}。',
    /^In (?:POSIX sh|dash), (.*?) is (?:undefined|not supported)/,
  ],
  3030: ['POSIX sh 中没有定义数组。'],
  3037: ['POSIX sh 中没有定义 echo 的选项。'],
  3040: ['POSIX sh 中没有定义 `set` 的选项 {name}。', /set option (\S+) is/],
  3043: ['POSIX sh 中没有定义 `local`。'],
  3044: [
    'POSIX sh 中没有定义 {name}。',
    /^In (?:POSIX sh|dash), (.*?) is (?:undefined|not supported)/,
  ],
  3046: ['POSIX sh 中没有定义 `source`，请写 `.`。'],
  3054: ['POSIX sh 中没有定义数组引用。'],
  3057: ['POSIX sh 中没有定义字符串切片。'],
  3060: ['POSIX sh 中没有定义字符串替换。'],
};
