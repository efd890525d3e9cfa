"""Which parameters of an address are tracking: data for `newsroom.text.addresses`.

Names are in lower case. A parameter is listed only where the page is the same without it.
"""


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


PREFIXES = tuple(
    _names(
        """ utm_ pk_ piwik_ mtm_ matomo_ hsa_ ga_ at_campaign at_medium at_custom at_link sharer_ share_from_
        guce_ _hs vero_ oly_
        """
    )
)
"""How names of tracking parameters begin, on any site."""

TRACKERS = _names(
    """ fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid li_fat_id igshid igsh epik srsltid
    mc_cid mc_eid mkt_tok _ga _gl __hstc __hssc __hsfp hsctatracking wickedid s_cid s_kwcid ef_id icid ncid
    cmpid campaign_id campaignid cmp ito smid smtyp ref_src ref_url referer_source guccounter soc_src soc_trk
    __source trk trkcampaign trackingid _branch_match_id rb_clickid ml_subscriber ml_subscriber_hash dm_i spm
    scm hmsr hmpl hmcu hmkw hmci bd_vid bd_source bxsign wfr vd_source from_source from_spmid spm_id_from
    share_token share_source share_medium share_plat share_tag share_session_id share_from share_id
    share_times share_to share_app_id sharefrom shareuid unique_k isappinstalled nsukey poc_token
    ops_request_misc biz_id clickfrom rdt sr_share
    """
)
"""Names that are tracking on any site."""

CHANNEL_NAMES = _names("from f ref source src via referrer medium channel cid")
"""Names that are tracking where their value is a channel."""

CHANNELS = _names(
    """ rss rss2 atom feed feeds feedly inoreader newsletter email mail app ios android pc web wap mobile
    share sharing social twitter x facebook fb linkedin reddit hn hackernews hacker-news producthunt telegram
    tg whatsapp instagram wechat weixin wx weibo qq qzone timeline groupmessage singlemessage favorites douban
    zhihu toutiao dingtalk feishu push notification banner recommend related home homepage copy copylink
    qrcode
    """
)
"""Values that say by which way a reader came."""

SITE_TRACKERS: dict[str, frozenset[str]] = {
    "mp.weixin.qq.com": _names(
        """ chksm scene subscene ascene clicktime enterid sessionid devicetype version nettype exportkey
        pass_ticket wx_header fontscale lang mpshare srcid forceh5 realreporttime key uin a8scene
        fasttmpl_type fasttmpl_fullversion exptype expsessionid abtest_cookie count finder_biz_enter_id
        ranksessionid jumppath jumppathdepth rd wechat_redirect
        """
    ),
    "youtube.com": _names("si feature pp ab_channel"),
    "youtu.be": _names("si feature"),
    "spotify.com": _names("si"),
    "x.com": _names("s t"),
    "twitter.com": _names("s t"),
    "substack.com": _names("r publication_id post_id isfreemail triedredirect token"),
    "medium.com": _names("gi"),
    "bloomberg.com": _names("srnd sref leadsource embedded-checkout"),
    "wsj.com": _names("mod reflink"),
    "nytimes.com": _names("partner searchresultposition"),
    "ft.com": _names("segmentid sharetype"),
    "cnbc.com": _names("par"),
    "reuters.com": _names("rpc edition-redirect"),
    "yahoo.com": _names(".tsrc tsrc"),
    "tiktok.com": _names("_r _t is_from_webapp sender_device"),
    "163.com": _names("spss spssid spsw spsnuid referfrom isfromh5share"),
    "sina.cn": _names("wm vt pos"),
    "sina.com.cn": _names("wm vt pos"),
    "sohu.com": _names("pvid trans"),
    "qq.com": _names("web_channel pgv_ref no-redirect shareto devid qimei adtag media_id"),
    "toutiao.com": _names("app timestamp use_new_style req_id tt_from article_category log_from"),
    "bilibili.com": _names("buvid plat_id is_story_h5 bbid ts msource"),
    "csdn.net": _names("request_id"),
    "linkedin.com": _names("rcm refid"),
    "amazon.com": _names("pd_rd_r pd_rd_w pd_rd_wg qid sr crid sprefix"),
}
"""Further names that are tracking on one site and its subdomains."""

KEPT: dict[str, frozenset[str]] = {
    "mp.weixin.qq.com": _names("__biz mid idx sn"),
    "youtube.com": _names("v list"),
    "baijiahao.baidu.com": _names("id"),
    "news.ycombinator.com": _names("id"),
    "xiaohongshu.com": frozenset(),
}
"""Sites whose pages are told apart by these parameters alone; an identity has no others."""
