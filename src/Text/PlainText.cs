using System.Text;

namespace PublicReport.Text;

/// <summary>One spelling for what people type in many: full-width signs, traditional characters, capitals, broken surrogates and control codes.</summary>
public static class PlainText
{
    /// <summary>No report is longer; what follows cannot change its domain and must not cost time.</summary>
    public const int MaxLength = 4000;

    private const string Traditional =
        "電線桿樁廠門開關車輛報檢學園幼兒樓層陽臺灣裡裏裂縫塌陷險煙燒爐氣體漏閥罐壓瓶煤罈鍋鐵銹鏽鋼棟頂樑牆磚倉庫貨運輸險橋渡船漁網農機收割業務員燈標誌欄桿護" +
        "溝渠壩閘塘堤灘洩瀉淹溺養護醫療衛設備氧無證賣買儲存藏鞭炮爆竹製造點燃燬滅災警報號碼還這個們來時會過後從兩對嗎為麼說沒見聽讓給請問題處費應該發現實際動態勢擴壞舊" +
        "廢棄獸藥農劑塑膠桶廣場飯館館餐廳營賓驛遞郵輪載舉遊樂區園林樹葉墳紙錢鄉鎮鄰戶齊劃條緊張強經濟環衝擊頭腳傷歲婦孫爺奶媽隨時間夠雙單邊達遠選擇幾萬億與產專業";

    private const string Simplified =
        "电线杆桩厂门开关车辆报检学园幼儿楼层阳台湾里里裂缝塌陷险烟烧炉气体漏阀罐压瓶煤坛锅铁锈锈钢栋顶梁墙砖仓库货运输险桥渡船渔网农机收割业务员灯标志栏杆护" +
        "沟渠坝闸塘堤滩泄泻淹溺养护医疗卫设备氧无证卖买储存藏鞭炮爆竹制造点燃毁灭灾警报号码还这个们来时会过后从两对吗为么说没见听让给请问题处费应该发现实际动态势扩坏旧" +
        "废弃兽药农剂塑胶桶广场饭馆馆餐厅营宾驿递邮轮载举游乐区园林树叶坟纸钱乡镇邻户齐划条紧张强经济环冲击头脚伤岁妇孙爷奶妈随时间够双单边达远选择几万亿与产专业";

    private static readonly Dictionary<char, char> Plain = Table();

    /// <summary>Never throws; text without a letter or digit becomes empty.</summary>
    public static string Normalize(string text)
    {
        var kept = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            var half = character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;
            var sign = char.IsLetterOrDigit(half) ? char.ToLowerInvariant(Plain.GetValueOrDefault(half, half)) : ' ';
            if (sign != ' ' || (kept.Length > 0 && kept[^1] != ' '))
            {
                kept.Append(sign);
            }
        }

        return kept.ToString().TrimEnd();
    }

    private static Dictionary<char, char> Table()
    {
        var table = new Dictionary<char, char>();
        foreach (var (from, to) in Traditional.Zip(Simplified))
        {
            table[from] = to;
        }

        return table;
    }
}
