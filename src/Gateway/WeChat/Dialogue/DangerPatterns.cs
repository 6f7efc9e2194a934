using System.Text.RegularExpressions;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>The words of <see cref="DangerWords"/>. What stands before a word of danger ends at it (<c>$</c>), what stands after begins at it (<c>^</c>).</summary>
internal static partial class DangerPatterns
{
    private const RegexOptions Spaced = RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"[，。；！？,;!?\s…~～：:]+")]
    public static partial Regex Breaks();

    /// <summary>A time that stands by itself belongs to the clause after it: "去年夏天，有个小孩溺水".</summary>
    [GeneratedRegex(@"((?:^|[，。；！？\n])(?:去年|前年|以前|从前|早先|上个?月|上次|上回|前几年|前些年|那年|有一年)[^，。；！？\n]{0,4})，")]
    public static partial Regex BareTime();

    /// <summary>imminent: about to happen, so that "怕" and "可能" only say it again. lasting: goes on until somebody mends it. fire: may have been put out.</summary>
    [GeneratedRegex(
        """
        (?<fire> (?<![打点烧]) 着 (了|[大明])?火 (?!点|源|车(?!辆)|炉|盆|塘|把|柴|药|腿|堆|锅|桶|坑|灶) | 起 (了|[大明])?火 (?!源|原因|车|炉) | 失火 | 走水了 | 火灾 | 火势
          | (?<!气得|心里)冒 [着出起了]? [浓黑白青大]{0,2} (烟|火(?!三丈)) | 火苗[^，]{0,6}[蹿窜] | (?<!风一|最|开)大火 (?![车锅炒腿爆候]) | 火光
          | (?<!睡|找|碰|看|见|遇|跟|管|顾|拿)(?<=烧|房|屋|子|车|机|厂|店|库|草|柴|垛|棚|林|山|池|线|箱|楼|灶|锅|圾|电瓶)着了 (?=$|快|呀|啊|正|还|火)
          | 烧起来 (?![蓝费像热慢味]) | 火烧[得着到了] | 浓烟 | 着起来 | 燃起来 | 烧着了 (?!$) | 自燃 | 烧山 | 火[^，]{0,5}[往朝向顺][^，]{0,6}[山屋房林楼] )
        | (?<lasting> (?<!轮胎|车胎|内胎|救生圈[^，]{0,6}|皮球|气球|气垫)漏[煤燃毒氨氯]?气 (?!球) | 漏(天然|液化)气 | 跑气 | (煤|燃|天然|液化|沼|瓦斯|氨|氯)气?味
          | 闻[到见][^，]{0,5}(煤气|燃气|天然气|液化气|沼气|氨气|氯气|瓦斯) | 泄漏 | (?<!信息|隐私|资料|号码|名字|姓名|举报人?)泄露 (?![了]?[^，]{0,4}(信息|隐私|资料|姓名|身份|名字|秘密|举报))
          | (煤气|燃气|天然气|液化气|沼气|氨气|氨水|氯气|汽油|柴油|酒精|硫酸|盐酸|甲醇|气管|气罐|煤气罐|油罐)[^，]{0,6}(漏(?!洞)|外(泄|淌|流|喷|冒)|淌|[呲喷]) )
        | (?<imminent> (?<![不需想只才主])要倒 (?=$|了|下|塌|在|掉) | 快(要)?倒 (?!闭|霉|车|班|卖|水|垃圾|完|计) | [快要]塌 (?!陷) | [快要]炸 (?=$|了|开) | 快(要)?掉 (?=$|下|了) | 要垮 | 快垮 )
        | (?<!人口)爆炸 (?!头) | (锅炉|罐|瓶|厂|电瓶|电池|车间|仓库|高压锅|烟花|房子?|变压器)[子]?[给被都又刚]{0,2}炸[了开飞掉] | 炸了 (?![鸡油丸鱼毛一]) | 炸[伤死塌] | 中毒
        | 被困 (?![扰难境]) | 困住 | 困在 | 关在 (里|电梯|车|轿厢) | 关着[^，]{0,4}人 | [卡夹堵锁关][^，]{0,8}人[^，]{0,6}出不来 | [锁关困卡夹][^，]{0,8}里[^，]{0,2}出不来 | 爬不上来 | 人[^，]{0,6}下不来
        | (?<![接碰])触电 (?![影视脑话器线源缆]) | 漏电 | 被电[到了倒着击死晕] | 电到人 | 电死 | 电倒
        | (?<![网话视毛鱼渔热专宽缆])线[断掉落拖垂耷][拉]?[了在到下] | 电线[^，]{0,4}(地上|水里|路面|路上) | (?<![电网])断线 (?!钳)
        | 溺水 | 快沉 (?=$|了|下) | 冲走[^，]{0,4}人 | 人陷(下|进)去 | [人孩娃伢个船]沉(下去|了 (?=$)) | 掉[^，]{1,2}[井塘沟河水坑池]里 | 落水 (?![管槽斗洞口]) | 掉进 | 掉下去了 | 淹死
          | [掉跌滑栽落摔冲滚翻][进到下入]?[了]? (大?河|鱼?塘|水(?![管槽斗])|井|沟|池|湖|坑|渠|江)[^，]{0,3}[了去]
        | 塌了 | 坍塌 | 倒塌了 | 塌下来 | 垮塌 | (?<![身体意子])垮了 | 滑坡 | 泥石流 | 决口 | 管涌
        | 受伤 | [砸烫烧撞摔刺]伤 (?!疤) | [砸烫烧撞压][到着了]([好一两三四五几十多]{0,2}[个名位])?[人娃孩伢老] (?![家行民板房屋旧实师]) | [熏毒]倒[了一两三好几] | 电打[到着] | [挤撞砸][倒翻][^，]{0,5}[人孩娃] | 人[^，]{0,3}躺在 | 压住人 | 人[^，]{0,3}压 (?!力|根|缩|岁) | 被压 (在|住|着) | 压在 (下面|底下|[车墙土楼]) | (?<![管缆线盖阀][^，]{0,5})被埋 | 人埋 | 埋[了住着]人 | 被?[绞卷][进到]
        | 流血 | 流了[^，]{0,3}血 | 出血 | 血流 | 止不住血 | 血止不住 | 昏迷 | 昏倒 | 昏过去 | 晕倒 | 晕过去 | 叫不醒 | 不省人事 | 喘不[过上] | 透不过气 | 呼吸困难 | 没有?呼吸 | 口吐白沫 | 断气 | 人[^，]{0,2}不行了 | [摔跌倒躺撞电][^，]{0,8}不动[了弹] | 半天没动
        | 救命 (?![的通药钱稻]) | 快[来去]?救 | 救救 | 跳[楼河桥井] (?!机) | 往下跳 (?!闸) | 轻生 | 车祸 | 翻车 | 侧翻 | 撞[到着了飞]?人 (?![行家民]) | 撞死 | 追尾 | 死人了 | [人娃孩伢太头妈爸][们]?还在(里|下|底下|水)[面头里]? (?=$|[呢没]) | (刚|刚刚|刚才|现在)[^，]{0,6}[撞翻塌砸炸][上了到着倒]
        """, Spaced)]
    public static partial Regex Danger();

    /// <summary>Not here: a drill, a lesson, news, a claim for money.</summary>
    [GeneratedRegex(
        """
        演练 | 演习 | 模拟 | 培训(?!中心|班|学校|机构|基地) | 讲座 | 新闻 | 电视[上里] | 抖音 | (?<![电渔铁])网上 | 视频[里上] | 电影(?!院) | 朋友圈 | 外地(?![人来车游的]) | 别处 | 做梦 | 梦[见到] | 赔偿 | 赔多少 | 工伤 | 理赔 | 医药费
        """, Spaced)]
    public static partial Regex Elsewhere();

    [GeneratedRegex(
        """
        ( 没有? | 未 | (?<!有)无 | (?<!是)不 | (?<![特级区])别 | 勿 | 防 ) (人员?|什么|任何|再|听说|发生|造成|引发|引起|出现|有|出|能|让|要|是){0,3} $
        """, Spaced)]
    public static partial Regex Denied();

    [GeneratedRegex(
        """
        ( 万一 | 如果 | 一旦 | (?<![主重需只])要是 | 假如 | 若是 | 倘若 | 早晚 | 迟早 | 总有一天 | 哪[一]?天 | 别等 | 不要等 | 不能等 | 非[得要]?等 | 等到?(?!现在|这会|今|了) | 难道[要非得] | 真要?(?=$) | (?<=进去)就要 ) .{0,14} $
        """, Spaced)]
    public static partial Regex Supposed();

    [GeneratedRegex("万一|如果|一旦|(?<![主重需只])要是|假如|若是|倘若|哪天")]
    public static partial Regex Condition();

    [GeneratedRegex("现在|正在|已经|刚|快来|赶紧|赶快|救")]
    public static partial Regex Present();

    [GeneratedRegex(
        """
        ( 容易 | [极最很好]易 | 易(引|造|发|导) | (?<![开机社聚庙委晚宴年协展一这工合事学大集长商体约])会(?![计议客所馆场儿]) | (?<![可恐哪])怕(?![得死是]) | 怕是?会 | 担心 | 防止 | 防范 | 预防 | 避免 | 杜绝
          | 以免 | 以防 | 免得 | (?<!不)小心 | 当心 | 谨防 | 严防 | 足以 | 随时 | 存在 | (?<!容)易(?=$) ) .{0,12} $
        """, Spaced)]
    public static partial Regex Possible();

    /// <summary>"可能漏气了" is a suspicion of what is there, "可能漏气" is not.</summary>
    [GeneratedRegex("(?:可能|说不定|搞不好|弄不好)(?!是|已).{0,12}$")]
    public static partial Regex Suspected();

    [GeneratedRegex("(?:差点|差一点|差些|险些).{0,12}$")]
    public static partial Regex Nearly();

    /// <summary>Without 的 between: in "去年装修的饭店着火了" it is the fitting out that was last year.</summary>
    [GeneratedRegex(
        """
        ( 上次 | 上回 | 上个?月 | 上个?(星期|礼拜) | 上周 | 去年 | 前年 | 前几年 | 前些 | [年月]前 | 往年 | 那年 | 以前 | 从前 | (?<!小时|分钟|刻钟)之前 | 曾经? | 前段时间 | 前阵子 | 昨[天晚夜儿日] | 前天 | 早先
          | (发生|出|出现|有|死|淹|伤|闹|引发|造成|撞)过 ) ( [^的]{0,12} | 的 ) $
        """, Spaced)]
    public static partial Regex Past();

    [GeneratedRegex(
        """
        ( ( 经常 | 常常 | 时常 | 常年 | 总是 | 老是 | 天天 | 每[天次回年月到] | 年年 | 动不动 | 时不时 | 三天两头 | 隔三差五 | 有时 | 偶尔 | 一[下刮打用开插通响碰踩][^，]{0,4}就 ) [^的]{0,12} | 老 | 烟囱.{0,6} | 排气管.{0,6} ) $
        """, Spaced)]
    public static partial Regex Habit();

    /// <summary>"火灾隐患", "漏电保护器", "受伤的可能": the danger is part of a name.</summary>
    [GeneratedRegex(
        """
        ^ 了? ( (事故|事件)?的? ( 隐患 | 风险 | 可能 | 警示 | 警告 | 标志 | 标识 | 提示 | 牌 | 宣传 | 教育 | 知识 | 预案 | 应急 | 自动 | 报警 | 警报 | 探测 | 检测 | 保护 | 开关 | 断路 | 多发 | 频发 | 高发 | 案例 | 教训 | 调查 | 逃生 | 疏散 | 预防 | 防控 | 保险 )
          | 的危险 | [品物性]质? | 危险[性区] | [一]样 | 似的 | 一般 )
        """, Spaced)]
    public static partial Regex OnlyNamed();

    /// <summary>"着火了往哪跑": asked by somebody who is not running.</summary>
    [GeneratedRegex("^.{0,4}(?:谁(?:来|去)?(?:负责|担|赔|管)|算谁|就[晚完迟]了|就麻烦了|可?不得了|才(?:来|去)?(?:管|修|重视|晓得|知道)|往哪|怎么[跑逃]|咋[跑逃]|[跑逃]都|都[跑逃]不|就[跑逃]不)")]
    public static partial Regex Rhetorical();

    [GeneratedRegex("^.{0,2}(?:怎么办|咋办|怎么弄|咋弄|怎么搞|咋整|怎么得了|都没人[晓知])")]
    public static partial Regex AskedAbout();

    [GeneratedRegex("(?<![没不未]有?|无法)(?:扑灭|泼灭|浇灭|灭掉)(?!不)|(?:火|已经?|都)(?:已经?)?灭了")]
    public static partial Regex PutOut();

    [GeneratedRegex("还没有?[被给]?(?:救|找|捞|出来|扑|灭|醒|上来|脱)|还在(?:冒|烧|漏|流|里|下|水|昏|底)|(?:又|现在还?|至今|这会|今[早天])[又还正]?(?:着[火了]|起火|冒|漏|塌|烧|爆|炸|复燃)")]
    public static partial Regex Still();
}
