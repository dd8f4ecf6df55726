"""The words and sentence frames that made-up papers are built from; all written for this project."""


def _split(text: str) -> tuple[str, ...]:
    """Words, or phrases with `|` between them."""
    return tuple(text.split("|" if "|" in text else None))


ADJECTIVES = _split(
    "adaptive sparse hierarchical contrastive modular recurrent bilingual robust incremental calibrated "
    "factored compact grounded streaming layered cooperative symbolic latent balanced selective dynamic "
    "structured lightweight continual probabilistic invariant composable discrete elastic masked"
)
NOUNS = _split(
    "routing alignment retrieval planning decoding memory attention prompting distillation pruning ranking "
    "parsing sampling tokenisation embedding verification segmentation curation scheduling merging caching "
    "adaptation critique decomposition simulation navigation annotation indexing compression editing"
)
TASKS = _split(
    "machine translation|question answering|code repair|document summaries|table reading|speech captions|"
    "image description|mathematical proofs|dialogue systems|theorem search|molecule design|weather maps|"
    "medical records|legal contracts|video understanding|robot control|music transcription|map reading|"
    "scientific citations|entity linking|news timelines|web agents|program synthesis|language tutoring|"
    "spreadsheet formulas|handwriting|chart reading|patent search|crowd surveys|sensor logs"
)
THINGS = _split(
    "expert mixtures|small models|long contexts|noisy labels|human feedback|synthetic data|graph encoders|"
    "frozen backbones|low-rank updates|tool calls|tree search|byte-level inputs|external memories|"
    "reward shaping|shared vocabularies|parallel corpora|self-play|curriculum order|preference pairs|"
    "multi-view features|unlabelled text|rule induction|cross-lingual anchors|early exits|speculative drafts"
)
SENTENCES_EN = (
    "Work on {task} has grown quickly, yet {adjective} {noun} is mostly still done by hand in practice.",
    "We present {name}, a method that brings {adjective} {noun} to {task} by way of {thing}.",
    "The idea is simple: {thing} are trained once, and {noun} chooses at run time which of them to trust.",
    "Unlike earlier {adjective} approaches, {name} needs no second pass over the data and no annotation.",
    "On {number} test sets for {task} it gains {number} points over the best baseline at half the cost.",
    "An ablation shows that most of the gain comes from {thing}, while {noun} explains less than a third.",
    "We also find that {adjective} variants fail on long inputs, since {noun} and {thing} do not fit.",
    "To compare fairly we fix the budget at {number} hours and report mean and spread of {number} seeds.",
    "A study with {number} readers confirms that {name} is preferred in {task}, above all for rare cases.",
    "Code, data and the {number} prompts are released so that others can repeat every number given here.",
    "The results suggest that {noun} is a part of {task} and not merely a step that comes before it.",
    "Where labels are scarce, {thing} close {number} percent of the gap between small and large systems.",
)
TASKS_JA = _split(
    "機械翻訳|質問応答|コード修復|文書要約|表の読解|音声字幕|画像説明|定理証明|対話システム|分子設計|天気図の解析|医療記録|"
    "契約書の点検|動画理解|ロボット制御|採譜|地図の読み取り|引用の整理|固有名の照合|年表の作成|プログラム合成|語学指導"
)
NOUNS_JA = _split(
    "経路選択|位置合わせ|検索|計画|復号|記憶|注意機構|蒸留|枝刈り|順位付け|構文解析|標本抽出|埋め込み|検証|分割|予定作成|"
    "統合|適応|分解|模擬実験|注釈|索引付け|圧縮|編集|推定|議論の整理"
)
THINGS_JA = _split(
    "専門家の混合|小さなモデル|長い文脈|雑音の多いラベル|人間の評価|合成データ|グラフ符号器|低ランク更新|道具の呼び出し|"
    "木探索|外部記憶|報酬の設計|共有語彙|対訳データ|選好の組|早期終了|規則の発見|言語をまたぐ手がかり"
)
SENTENCES_JA = (
    "{task}の研究は急速に進んでいるが、{noun}は多くの場合まだ人手で行われている。",
    "本論文では、{thing}を用いて{task}に{noun}を取り入れる手法{name}を提案する。",
    "考え方は単純で、{thing}を一度だけ学習させ、実行時にどれを信頼するかを{noun}が決める。",
    "従来の方法と異なり、{name}はデータを二度読む必要がなく、追加の注釈も要らない。",
    "{task}の{number}個の評価データで、最も強い比較対象を{number}ポイント上回り、費用は{number}パーセントで済んだ。",
    "要素を一つずつ外す実験により、改善の大半は{thing}によるものであり、{noun}だけでは三分の一も説明できないことが分かった。",
    "また、入力が長いときに失敗する例を調べ、{noun}と{thing}の食い違いが原因であることを突き止めた。",
    "公平に比べるため、計算時間を{number}時間にそろえ、{number}回の平均とばらつきを報告する。",
    "{number}人の読者による調査でも、{task}における{name}の出力が好まれ、まれな事例で差が大きかった。",
    "使用したコードとデータ、{number}個の指示文を公開し、誰でも同じ数値を再現できるようにした。",
    "この結果は、{noun}を{task}の前処理ではなくその一部として捉えるべきことを示している。",
    "ラベルが少ない場合でも、{thing}は頑健性を強化し、残る差の{number}パーセントを埋める。",
)
TITLES_JA = ("{name}：{thing}による{task}のための{noun}", "{name}：{task}における{noun}と{thing}")

GIVEN = _split(
    "Aiko Amara Anna Bruno Chen Daniel Elif Emma Farid Grace Hana Hiro Ines Ivan Jun Kaito Kofi Lan Lena "
    "Luca Maya Mei Milan Nadia Nina Olga Omar Priya Ravi Rosa Sakura Sven Tariq Uma Vera Wei Yara Yuki Zoe"
)
FAMILY = _split(
    "Abe Adeyemi Almeida Baker Becker Costa Dubois Eriksen Farouk Fischer Fujita Garcia Gupta Haddad Hayashi "
    "Hoang Ibrahim Inoue Jansen Kaya Kim Kimura Kowalski Kumar Larsen Lopez Mensah Mori Moreau Nakamura "
    "Novak Okafor Okada Park Petrov Popov Rahman Rossi Saito Santos Sato Schmidt Silva Singh Suzuki Tanaka "
    "Tran Ueda Vargas Wagner Watanabe Weber Yamada Yamamoto Yilmaz Zhang Zhou Zimmermann Ziegler"
)
CATEGORIES = ("cs.CL", "cs.LG", "cs.AI", "cs.CV", "cs.IR", "cs.RO", "cs.SE", "stat.ML", "eess.AS", "math.OC")
TAGS = _split(
    "NLP|Survey|Dataset|LLMAgent|Evaluation|Supervised-FineTuning (SFT)|Multilingual|"
    "Reasoning|ComputerVision|Pretraining|SmallModel|LongSequence|Selected Papers/Blogs|Zero/Few-shot|"
    "Robotics|mid-training|SpeechProcessing"
)
CONSONANTS = "bdfgklmnprstvz"
SYLLABLES = tuple(consonant + vowel for consonant in CONSONANTS for vowel in "aeiou")  # 70 of them
