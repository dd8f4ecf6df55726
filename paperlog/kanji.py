"""Kanji in the form that is most common today: 髙橋 and 高橋 are one name, 國語學 and 国語学 one word of titles.

The older forms are those that stand in brackets in Japan's list of common kanji (常用漢字表, 2010) and in that of kanji
for names (人名用漢字表, Enforcement Regulations of the Family Register Act, appended table 2), and the variants that
family registers have besides (髙, 﨑, 邉, 𠮷, …: JIS X 0213 and Unicode have them apart). What Unicode itself calls
a compatibility form (神 of U+FA19) is none of them, as NFKC makes these alike. 斎 and 斉, with other older forms each,
are two names.
"""

# The common form, then the others.
_FORMS = """
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫
温溫 穏穩 仮假 価價 画畫 会會 壊壞 懐懷 絵繪 拡擴 殻殼 覚覺 学學 岳嶽 楽樂 勧勸 巻卷 寛寬 歓歡 観觀 関關 陥陷
巌巖 顔顏 帰歸 気氣 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 峡峽 挟挾 狭狹 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 恵惠
掲揭 渓溪 経經 継繼 茎莖 蛍螢 軽輕 鶏鷄 芸藝 撃擊 倹儉 剣劍劔 圏圈 検檢 権權 献獻 県縣 険險 顕顯 験驗 厳嚴 効效
広廣 恒恆 鉱鑛 号號 国國 黒黑 済濟 砕碎 斎齋 剤劑 冊册 雑雜 参參 惨慘 桟棧 蚕蠶 賛贊 残殘 糸絲 歯齒 児兒 辞辭
湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 叙敍 将將 焼燒 称稱 証證 乗乘 剰剩 壌壤 嬢孃 条條
浄淨 畳疊 譲讓 醸釀 触觸 慎愼 晋晉 真眞 寝寢 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 静靜 斉齊
摂攝 窃竊 専專 戦戰 浅淺 潜潛 繊纖 践踐 銭錢 禅禪 双雙 壮壯 捜搜 挿插 曽曾 争爭 総總 聡聰 荘莊 装裝 騒騷 臓臟
蔵藏 属屬 続續 堕墮 対對 体體 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 単單 担擔 胆膽 団團 弾彈 断斷 遅遲 昼晝 虫蟲 鋳鑄
庁廳 聴聽 鎮鎭 逓遞 鉄鐵 転轉 点點 伝傳 党黨 灯燈 当當 闘鬪 徳德悳 独獨 読讀 届屆 縄繩 弐貳 脳腦 廃廢 拝拜 売賣
麦麥 発發 髪髮 抜拔 蛮蠻 秘祕 彦彥 姫姬 浜濱濵 瓶甁 払拂 仏佛 並竝 変變 辺邊邉 弁辨瓣辯 舗舖 宝寶寳 豊豐 没沒
万萬 満滿 黙默 薬藥 訳譯 予豫 余餘 与與 誉譽 揺搖 様樣 謡謠 遥遙 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 隣鄰
涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 郎郞 録錄 湾灣 弥彌 凛凜 尭堯 桧檜 槙槇 瑶瑤 禄祿 祷禱
涛濤 梼檮 蝉蟬 青靑 清淸 教敎 黄黃 増增 内內 呉吳 戸戶 毎每 産產 税稅 説說 鋭銳 閲閱 緒緖 尚尙 巣巢 概槪 即卽
既旣 虚虛 徴徵 晩晚 歩步 高髙 崎﨑嵜 吉𠮷 島嶋嶌 富冨 峰峯 桑桒 館舘 村邨 野埜 松枩 柳栁桺 薮藪 籠篭 渕淵渊 翠翆
橋𣘺 土圡 昇曻 昂昻 兎兔 間閒 磯礒 壺壷 麺麵 莱萊 頬頰 繋繫 噛嚙
渇渴 缶罐 欠缺 研硏 渉涉 奨奬 状狀 嘱囑 痩瘦 痴癡 勅敕 盗盜 稲稻 悩惱 覇霸 併倂 餅餠 褒襃 翻飜 錬鍊 歴歷 暦曆
"""
_COMMON = str.maketrans({other: group[0] for group in _FORMS.split() for other in group[1:]})


def with_common_kanji(text: str) -> str:
    """A name or a title with each kanji in its common form."""
    return text if text.isascii() else text.translate(_COMMON)
