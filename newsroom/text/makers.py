"""Who makes what and where they say so themselves: companies and labs, their sites, their products."""

from __future__ import annotations

_MAKERS = """
OpenAI; openai.com; ChatGPT|GPT|Sora|Codex|DALL-E|Whisper
Anthropic; anthropic.com claude.com claude.ai; Claude
Google; google.com blog.google deepmind.google deepmind.com google.dev; Gemini|DeepMind|Gemma|Veo|NotebookLM
Microsoft; microsoft.com; Copilot|Azure|Phi
Meta; meta.com fb.com facebook.com; Llama
xAI; x.ai; Grok
Apple; apple.com; Siri
Amazon; amazon.com aboutamazon.com amazon.science; Bedrock|Alexa
NVIDIA; nvidia.com nvidianews.nvidia.com nvidianews.com; CUDA|Blackwell|Nemotron
AMD; amd.com; ROCm|Ryzen|EPYC
Intel; intel.com; Xeon
Tesla; tesla.com; Optimus|FSD
SpaceX; spacex.com; Starlink|星链|Starship|星舰
Mistral; mistral.ai; Mixtral|Le Chat|Codestral|Devstral|Magistral|Ministral|Pixtral|Voxtral
Hugging Face; huggingface.co;
Perplexity; perplexity.ai; Comet
Cohere; cohere.com;
Stability AI; stability.ai; Stable Diffusion
Midjourney; midjourney.com;
Runway; runwayml.com;
Databricks; databricks.com;
Scale AI; scale.com;
Figure; figure.ai;
Cursor; cursor.com; Anysphere
GitHub; github.blog github.com;
DeepSeek; deepseek.com; 深度求索
Zhipu; zhipuai.cn bigmodel.cn z.ai; 智谱|智谱AI|GLM|ChatGLM|Z.ai|CogView|CogVideo
Moonshot; moonshot.cn moonshot.ai kimi.com; Kimi|月之暗面
MiniMax; minimax.io minimaxi.com minimax.chat; 海螺AI|Hailuo|稀宇科技
StepFun; stepfun.com stepfun.ai; 阶跃星辰
Baidu; baidu.com; ERNIE|文心一言
Alibaba; alibaba.com alibabagroup.com aliyun.com alizila.com qwenlm.github.io qwen.ai; Qwen|通义千问
Tencent; tencent.com; Hunyuan|腾讯混元
ByteDance; bytedance.com volcengine.com; Doubao|Seedance|Seedream
Huawei; huawei.com; Ascend|昇腾|HarmonyOS
Xiaomi; mi.com xiaomi.com; MiMo
Unitree; unitree.com;
iFLYTEK; iflytek.com xfyun.cn;
SenseTime; sensetime.com; 日日新
Samsung; samsung.com;
TSMC; tsmc.com;
SoftBank; softbank.jp group.softbank;
IBM; ibm.com; Granite
Oracle; oracle.com;
Qualcomm; qualcomm.com; Snapdragon|骁龙
Adobe; adobe.com; Firefly
Salesforce; salesforce.com; Agentforce
BYD; byd.com;
DJI; dji.com;
"""


def _read(line: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    name, hosts, products = (part.strip() for part in line.split(";"))
    return name, tuple(hosts.split()), tuple(each for each in products.split("|") if each)


MAKERS = tuple(_read(line) for line in _MAKERS.strip().splitlines())
"""A maker's first name, as `newsroom.text.aliases` has it where it has one; their hosts; their products."""
