"""Words of research abstracts in English and Japanese: what two sentences can share besides names and numbers.

A small dictionary, as hunalign uses one beside lengths (Varga et al., Parallel corpora for medium density
languages, RANLP 2005). One group a line: beginnings of English words, then any of the Japanese strings that
translate them. It holds common words alone; loan words are found by their sound (see `paperlog.anchors`).
"""

from collections.abc import Iterable, Mapping

_GROUPS = """
propos introduc present describe: 提案 紹介 導入 提示 述べ 説明
show demonstrat: 示す 示し 示さ 示され 実証
find found reveal: 分かっ 分かり わかっ わかり 見出 発見 明らか
argue claim contend: 主張 論じ
observ: 観察 観測
investigat examin explor study studi: 調査 調べ 検討 探索 探求 研究
survey interview: 調査 サーベイ アンケート インタビュー
however yet nevertheless unfortunately: しかし ただし 一方 残念
moreover furthermore further additionally: さらに また 加えて
finally lastly conclude close: 最後に 結論
first: まず 第一 最初 初めて
second: 第二 2番目 二番目 2つ目
next then subsequently: 次に その後 それから 続いて
therefore thus hence: したがって そのため ゆえに よって
specifically: 具体的
notably especially particular: 特に とりわけ 特定
recent: 最近 近年
train: 訓練 学習 トレーニング
learn: 学習 学ぶ 学ん
infer reason: 推論 推測 理由
experiment: 実験
evaluat assess: 評価
result: 結果 得られ
perform: 性能 パフォーマンス
accura: 精度 正確
improv gain rise: 改善 向上 改良 上昇 利得
fall reduc decreas drop lower: 減少 削減 低下 減ら 下が 低減
increas grow: 増加 増え 増大 増や 上昇
exist current: 既存 存在 現在 現行 従来
previous prior earlier: 従来 先行 以前 これまで 事前
method approach technique: 手法 方法 アプローチ メソッド 技術
task: タスク 課題
problem issue: 問題
challeng difficult hard: 課題 挑戦 困難 難し
question ask: 質問 問い 問う 尋ね 設問 疑問
answer respon repl: 回答 答え 解答 応答 返答
solution solv: 解決 解を 解の 解く 解法
language lingu: 言語
imag pictur photo: 画像 写真 イメージ
video: 動画 ビデオ 映像
speech voice audio speak: 音声 声 話者 話し
word vocabular: 単語 言葉 語彙 用語
sentence: 文
text passage: テキスト 文章 本文
document: 文書 ドキュメント
knowledge know: 知識 知っ 知る 知ら
memor: 記憶 メモリ
code: コード 符号
available releas public open: 公開 利用可能 入手 オープン リリース
limit restrict: 制限 限界 限ら 制約
cost expens cheap: コスト 費用 高価 安価 安い
time: 時間 時刻
layer: 層 レイヤ
attention: 注意 アテンション
weight: 重み 重さ
gradient: 勾配
loss: 損失 ロス
probab likel: 確率 可能性 尤度
distribut: 分布 分散
function: 関数 機能
linear: 線形
bound: 上界 下界 境界 限界
optim: 最適
theor: 理論 定理
proof prove: 証明 証拠
analy: 分析 解析
paper article: 論文 本稿 ペーパー 記事
human people person: 人間 人々 人が 人の 人は 人に 人物
annotat: 注釈 アノテ
expert: 専門 エキスパート
environment: 環境
action behav: 行動 動作 振る舞 挙動 アクション
reward: 報酬
policy polic: 方策 ポリシー 政策
reinforc: 強化
supervis: 教師 監督
uncertain: 不確実 不確か
fair: 公平 公正
safe: 安全
robust: 頑健 ロバスト 堅牢
attack adversar: 攻撃 敵対 敵
structur: 構造
generat: 生成 世代
retriev search: 検索 探索
translat: 翻訳
summar: 要約 まとめ
classif: 分類
predict forecast: 予測 予報
detect: 検出 検知
object: 物体 オブジェクト 目的
sampl: サンプル 標本
example instance: 例
feature: 特徴
represent: 表現 代表
embed: 埋め込
space spatial: 空間
dimension: 次元
length long: 長い 長さ 長く 長期 長文
short: 短い 短く 短期 不足
fast speed accelerat quick: 速 高速 加速
slow: 遅
error mistake wrong fail: 誤り 誤差 エラー 間違 失敗 誤っ
quality: 品質 質
compar versus relative: 比較 比べ 対し
outperform surpass exceed beat superior better best: 上回 優れ 凌 超え 良い 最良 最高 よりも
complex: 複雑
simple simply: 単純 簡単 シンプル
effect: 効果 影響 有効
efficien: 効率
medic clinic health: 医療 臨床 医学 健康
patient: 患者
math: 数学
scien: 科学
social societ: 社会
cultur: 文化
child: 子供 子ども 児童
teach: 教師 教え
student: 学生 生徒
hypothes: 仮説
framework: フレームワーク 枠組
compress: 圧縮
quanti: 量子化 定量 数量
prun: 枝刈 剪定 刈り
distill: 蒸留
tune tuning: 調整 チューニング
pretrain: 事前学習 事前訓練
instruct: 指示 命令
prefer: 選好 好み 好む 好ん 優先
align: 整合 アライメント 調整 整列
conversation dialog: 会話 対話
map: 地図 写像 マップ
city urban cities: 都市 市街
weather climate: 気象 天気 気候
molecul: 分子
drug: 薬
physic: 物理
music: 音楽
hour: 時間
day daily: 日
week: 週
month: か月 ヶ月 カ月 月
year: 年
half halv: 半分 半減 半数 半ば
twice doubl: 2倍 二倍 倍増 両
all every each entire: すべて 全て 全体 各 全
most majority: ほとんど 大部分 大半 多数
few little rarely: 少数 わずか 少し 稀 少な ほとんど
many numerous: 多く 多数
only alone solely: のみ だけ 単独
without: なしで なしに 用いず せず ずに なく
important crucial critical essential: 重要 不可欠
new novel: 新しい 新た 新規
differ divers vari: 異な 多様 違い 様々 さまざま
same identical: 同じ 同一 同様
common general usual typical: 一般 共通 通常 典型
applic: 応用 適用 アプリ
future: 将来 今後 未来
hope: 願 期待 望
countr nation: 国
compan industr: 企業 会社 産業
law legal: 法律 法的
write writ: 書 執筆 記述
read: 読
measur metric: 測定 計測 指標 尺度 測る
select choos chose choice: 選択 選ぶ 選ば 選ん 選抜
combin joint integrat: 組み合わ 組合せ 統合 結合 同時 共同
repeat again: 再び 繰り返 反復
remov delet: 除去 取り除 削除
collect gather: 収集 集め
construct build built: 構築 作成 作る
understand: 理解
explain explan interpret: 説明 解釈
verif valid check: 検証 妥当 確認
confirm support: 確認 支持 支援 サポート 裏付
contribut: 貢献 寄与
depend: 依存 左右
requir need: 必要 要求 要する
allow enabl: 可能 許
assum: 仮定 前提
ignor neglect: 無視
remain persist still: 残 依然 まだ 続
unknown unclear: 未知 不明 明らかでな
strong: 強い 強力 強く
weak: 弱い 弱く
balanc: 均衡 バランス 均等 釣り合
begin start initial: 始ま 開始 初期 最初
end: 終わ 終了 最終
parallel: 並列 並行
surface: 表面
point: 点 ポイント
reproduc: 再現
scale scaling size larg big: 規模 スケール 大きさ サイズ 大きな 大型
small: 小さ 小規模 小型
"""


def _parsed() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Each English beginning with the name of its group, and each group's Japanese strings."""
    beginnings: dict[str, str] = {}
    japanese: dict[str, tuple[str, ...]] = {}
    for line in _GROUPS.strip().splitlines():
        english, _, strings = line.partition(": ")
        name = english.split()[0]
        japanese[name] = tuple(strings.split())
        beginnings.update(dict.fromkeys(english.split(), name))
    return beginnings, japanese


_BEGINNINGS, _JAPANESE = _parsed()
_LENGTHS = sorted({len(word) for word in _BEGINNINGS}, reverse=True)


def groups_en(words: Iterable[str]) -> frozenset[str]:
    """The groups of English words in lower case, by the longest beginning that the lexicon has of each."""
    return frozenset(group for word in words if (group := _group(word)))


def _group(word: str) -> str | None:
    return next((_BEGINNINGS[word[:n]] for n in _LENGTHS if word[:n] in _BEGINNINGS), None)


def groups_ja(text: str) -> frozenset[str]:
    """The groups that a Japanese text has a string of."""
    letters = set(text) & _BY_LETTER.keys()
    return frozenset(name for letter in letters for string, name in _BY_LETTER[letter] if string in text)


def _by_letter() -> dict[str, list[tuple[str, str]]]:
    """The Japanese strings by their first letters: a sentence has few of these."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, strings in _JAPANESE.items():
        for string in strings:
            found.setdefault(string[0], []).append((string, name))
    return found


_BY_LETTER = _by_letter()
