"""Names of the trade as their owners write them; every other way to write one is wrong.

Names that are words of English too (Meta, Cursor, Gemini) are not here: what is lower case may be the word.
"""

COMPANIES = """
OpenAI|Anthropic|DeepMind|Google DeepMind|NVIDIA|xAI|SpaceX|Hugging Face|Stability AI|Mistral AI|
Cohere|AI21 Labs|Inflection AI|Adept AI|Character.AI|Databricks|MosaicML|CoreWeave|Cerebras|
SambaNova|Groq|Graphcore|Tenstorrent|Lambda Labs|Together AI|Fireworks AI|Replicate|Scale AI|
Labelbox|Palantir|Snowflake|MongoDB|ServiceNow|Salesforce|GitHub|GitLab|LinkedIn|YouTube|TikTok|
WeChat|WhatsApp|Instagram|Facebook|Microsoft|Qualcomm|Broadcom|MediaTek|SoftBank|ByteDance|Tencent|
Alibaba|Baidu|Huawei|Xiaomi|SenseTime|Megvii|iFLYTEK|Zhipu AI|Moonshot AI|MiniMax|StepFun|01.AI|
ModelBest|DeepSeek|Bilibili|Xiaohongshu|Kuaishou|Meituan|JD.com|NetEase|OPPO|vivo|OnePlus|Lenovo|AMD|
Intel|TSMC|ASML|SMIC|SK hynix|Micron|Samsung|PayPal|Airbnb|eBay|IMDb|DoorDash|Shopify|Spotify|Netflix|
Pinterest|Snapchat|Reddit|Quora|Wikipedia|Stack Overflow|Y Combinator|Sequoia Capital|a16z|
Andreessen Horowitz|Khosla Ventures|CB Insights|McKinsey|Gartner|Bloomberg|Reuters|TechCrunch|
VentureBeat|The Verge|CNBC|BBC|The New York Times|The Wall Street Journal|Financial Times|
Business Insider|MIT Technology Review|IEEE|ACM|UC Berkeley|EleutherAI|LAION|BigScience|Epoch AI|
METR|LMSYS|LMArena|MLCommons|Boston Dynamics|Figure AI|1X Technologies|Agility Robotics|Unitree|
Waymo|Mobileye|Rivian|BYD|NIO|Li Auto|DJI|XREAL|Rokid|Magic Leap|HTC|LangChain|LlamaIndex|Pinecone|
Weaviate|Qdrant|Milvus|Zilliz|ElevenLabs|AssemblyAI|Deepgram|HeyGen|Synthesia|Midjourney|Luma AI|
Pika Labs|Suno AI|Udio|Krea AI|Ideogram|Leonardo.Ai|Black Forest Labs|Sakana AI|Liquid AI|
Thinking Machines Lab|World Labs|Physical Intelligence|Anysphere|Cognition AI|Codeium|Sourcegraph|
Replit|Vercel|Supabase|Netlify|Cloudflare|DigitalOcean|Amazon Web Services|Bright Data|Perplexity AI|
You.com|DuckDuckGo|ClickUp|Zapier|Grammarly|DeepL|Duolingo
"""

MODELS = """
ChatGPT|GPT|InstructGPT|AutoGPT|BabyAGI|DALL·E|Claude Code|Claude Opus|Claude Sonnet|Claude Haiku|
Gemini Pro|Gemini Flash|Gemini Ultra|Gemini Nano|Gemini CLI|Gemini Live|NotebookLM|AlphaGo|AlphaZero|
AlphaFold|AlphaCode|AlphaEvolve|AlphaGeometry|AlphaProof|AlphaTensor|AlphaStar|MuZero|PaLM|LaMDA|
RoBERTa|DistilBERT|DeBERTa|XLNet|T5|Flan-T5|Code Llama|LLaVA|Mixtral|Codestral|Pixtral|Devstral|
Magistral|Gemma|RecurrentGemma|CodeGemma|PaliGemma|MedGemma|Phi|WizardLM|WizardCoder|Vicuna|Alpaca|
StarCoder|Qwen|QwQ|QVQ|Qwen-VL|DeepSeek-V|DeepSeek-R|DeepSeek-Coder|DeepSeek-Prover|Baichuan|ChatGLM|
CodeGeeX|CogVideo|CogVideoX|CogView|InternLM|InternVL|MiniCPM|Skywork|TeleChat|ERNIE Bot|
HunyuanVideo|Hunyuan3D|Seedream|Seedance|SeedEdit|Kimi|Hailuo AI|Vidu|Wan2|Step-Video|Nano Banana|
Veo|Imagen|Genie|Stable Diffusion|SDXL|ControlNet|ComfyUI|LoRA|QLoRA|DreamBooth|AnimateDiff|
IP-Adapter|InstantID|GPT-SoVITS|CosyVoice|ChatTTS|Fish Speech|VALL-E|MusicGen|AudioCraft|SeamlessM4T|
DINOv2|ViT|ResNet|YOLO|NeRF|OpenVLA|GR00T|Isaac GR00T|NitroGen|Nemotron|Cosmos-Reason|Grok|Mamba|
RWKV|Hyena|RetNet|MoE|RLHF|RLVR|RLAIF|DPO|PPO|GRPO|SFT|RAG|GraphRAG|LightRAG|MCP|A2A|AG-UI|AGI|ASI|
AIGC|LLM|VLM|VLA|TTS|ASR|OCR|NLP
"""

PRODUCTS = """
GitHub Copilot|Microsoft 365|Microsoft Copilot|Copilot Studio|Visual Studio Code|VS Code|
Visual Studio|JetBrains|IntelliJ IDEA|PyCharm|WebStorm|Xcode|Android Studio|Jupyter|JupyterLab|
Google Colab|Kaggle|Google AI Studio|Vertex AI|Amazon Bedrock|SageMaker|Azure OpenAI|
Azure AI Foundry|iPhone|iPad|iPadOS|iOS|macOS|watchOS|visionOS|tvOS|MacBook|iMac|AirPods|AirTag|
iCloud|CarPlay|HomePod|Vision Pro|HarmonyOS|ColorOS|HyperOS|OriginOS|MagicOS|Android|Chromebook|
ChromeOS|Windows Copilot|PowerPoint|OneNote|OneDrive|Outlook|SharePoint|PowerShell|Photoshop|
Lightroom|Illustrator|After Effects|Premiere Pro|InDesign|Adobe Firefly|Figma|Canva|Obsidian|
Evernote|Dropbox|WordPress|Blogger|Substack|Product Hunt|Hacker News|Telegram|WeCom|DingTalk|Feishu|
QQ|Steam Deck|PlayStation|Nintendo Switch|Xbox|Roblox|Minecraft|GeForce|GeForce RTX|GeForce NOW|CUDA|
cuDNN|TensorRT|TensorRT-LLM|NVLink|Jetson|DGX Spark|Grace Blackwell|Blackwell|GB200|GB300|Radeon|
Ryzen|EPYC|ROCm|Instinct|Xeon|Snapdragon|Dimensity|Kirin|Ascend|MindSpore|CANN|Apple Silicon|HBM|
PCIe|USB-C|Thunderbolt|Wi-Fi|Bluetooth|LiDAR|Robotaxi|Tesla Optimus|Cybertruck|Quest Pro|
Ray-Ban Meta|Ray-Ban
"""

TOOLS = """
JavaScript|TypeScript|CoffeeScript|Python|PyPI|NumPy|SciPy|pandas|scikit-learn|Matplotlib|PyTorch|
PyTorch Lightning|TensorFlow|TensorBoard|Keras|JAX|MXNet|PaddlePaddle|ONNX|OpenVINO|OpenCV|XGBoost|
LightGBM|CatBoost|DeepSpeed|Megatron-LM|vLLM|SGLang|LMDeploy|Ollama|LM Studio|llama.cpp|GGUF|GGML|
GPTQ|AWQ|FlashAttention|PagedAttention|LangGraph|LangSmith|Langfuse|LlamaParse|AutoGen|MetaGPT|
OpenHands|OpenDevin|SWE-agent|Aider|Continue.dev|Cline|Roo Code|Kilo Code|n8n|Dify|FastGPT|RAGFlow|
Flowise|Open WebUI|LobeChat|NextChat|AnythingLLM|Gradio|Streamlit|Chainlit|FastAPI|Flask|Django|
Node.js|Next.js|Vue.js|Nuxt|Svelte|Tailwind CSS|jQuery|GraphQL|gRPC|WebSocket|WebGPU|WebGL|WebRTC|
WebAssembly|Kubernetes|Docker|Podman|Terraform|Ansible|Prometheus|Grafana|OpenTelemetry|RabbitMQ|
PostgreSQL|MySQL|SQLite|MariaDB|ClickHouse|DuckDB|Elasticsearch|OpenSearch|Redis|Neo4j|pgvector|
ChromaDB|LanceDB|Playwright|Selenium|Puppeteer|Postman|Firefox|Hugo|Jekyll|LaTeX|BibTeX|MathJax|
Markdown|OAuth|OpenAPI|JSON|YAML|XML|HTML|CSS|RSS|OPML|SQL|NoSQL|SaaS|PaaS|IaaS|MaaS|AIoT|IoT|DevOps|
MLOps|LLMOps|CI/CD|Ubuntu|Debian|CentOS|Fedora|FreeBSD|Linux|Unix|NixOS|OpenWrt|Raspberry Pi|Arduino|
ROS 2|Apache|arXiv|OpenReview|Zenodo|Overleaf|Zotero|DBLP
"""

BENCHMARKS = """
MMLU|MMLU-Pro|MMMU|GPQA|GPQA Diamond|GSM8K|MATH-500|AIME|HumanEval|MBPP|SWE-bench|SWE-bench Verified|
SWE-Lancer|LiveCodeBench|LiveBench|BigCodeBench|Terminal-Bench|BrowseComp|AgentBench|WebArena|
VisualWebArena|OSWorld|AndroidWorld|TAU-bench|ARC-AGI|ARC-AGI-2|HellaSwag|WinoGrande|TruthfulQA|
SimpleQA|BIG-bench|MT-Bench|AlpacaEval|Arena-Hard|Chatbot Arena|C-Eval|CMMLU|AGIEval|SuperCLUE|
OpenCompass|MathVista|DocVQA|ChartQA|TextVQA|VQAv2|ImageNet|LibriSpeech|VBench|FrontierMath|
Humanity's Last Exam|Codeforces|LeetCode|MLPerf|LongBench|InfiniteBench|IFEval|NeurIPS|ICML|ICLR|
CVPR|ICCV|ECCV|AAAI|IJCAI|EMNLP|NAACL|SIGGRAPH
"""

NAMES = tuple(
    name
    for group in (COMPANIES, MODELS, PRODUCTS, TOOLS, BENCHMARKS)
    for name in group.replace("\n", "").split("|")
)

ALSO = frozenset(("Nvidia", "SK Hynix", "WiFi", "LoRa"))
"""Spellings that are not the owner's but most of the press's, or those of something else."""

ANY_CASE = frozenset(  # noqa: SIM905
    [
        "agi",
        "aider",
        "aigc",
        "alpaca",
        "amd",
        "android",
        "apache",
        "ascend",
        "asi",
        "asr",
        "awq",
        "blackwell",
        "blogger",
        "bluetooth",
        "byd",
        "cann",
        "canva",
        "cline",
        "cohere",
        "css",
        "docker",
        "dpo",
        "fedora",
        "figma",
        "flask",
        "gemma",
        "genie",
        "gpt",
        "grok",
        "groq",
        "hbm",
        "hle",
        "html",
        "hugo",
        "hyena",
        "ideogram",
        "illustrator",
        "imagen",
        "instinct",
        "intel",
        "iot",
        "jax",
        "jekyll",
        "jetson",
        "json",
        "keras",
        "kimi",
        "linux",
        "llm",
        "mamba",
        "markdown",
        "mcp",
        "micron",
        "milvus",
        "moe",
        "nio",
        "nlp",
        "nuxt",
        "obsidian",
        "ocr",
        "outlook",
        "pandas",
        "phi",
        "pika",
        "pinecone",
        "postman",
        "ppo",
        "prometheus",
        "puppeteer",
        "python",
        "qq",
        "rag",
        "reddit",
        "redis",
        "replicate",
        "robotaxi",
        "rss",
        "selenium",
        "sft",
        "skywork",
        "snowflake",
        "sql",
        "steam",
        "svelte",
        "t5",
        "telegram",
        "thunderbolt",
        "tts",
        "udio",
        "unix",
        "veo",
        "vicuna",
        "vit",
        "vla",
        "vlm",
        "xbox",
        "xml",
        "yaml",
    ]
)
"""Names in lower case that are also words, commands, formats or names of something else: only capitals inside
a word tell them apart, so a spelling all in lower or all in upper case is let pass."""

PARTED = frozenset(  # noqa: SIM905
    [
        "alphafold",
        "bytedance",
        "chatgpt",
        "deepmind",
        "deepseek",
        "github",
        "javascript",
        "langchain",
        "linkedin",
        "macbook",
        "macos",
        "notebooklm",
        "openai",
        "powerpoint",
        "pytorch",
        "tensorflow",
        "spacex",
        "tiktok",
        "typescript",
        "wechat",
        "youtube",
    ]
)
"""Names of one word that are wrongly written as two."""

SPELLINGS = {
    "NodeJS": "Node.js",
    "NodeJs": "Node.js",
    "Nodejs": "Node.js",
    "NextJS": "Next.js",
    "NextJs": "Next.js",
    "Nextjs": "Next.js",
    "VueJS": "Vue.js",
    "VueJs": "Vue.js",
    "Vuejs": "Vue.js",
    "Open Ai": "OpenAI",
    "Hugginface": "Hugging Face",
    "HuggingFaces": "Hugging Face",
    "Antropic": "Anthropic",
    "Anthopic": "Anthropic",
    "Anthoropic": "Anthropic",
    "Perplexcity": "Perplexity",
    "Perplexlity": "Perplexity",
    "Midjourny": "Midjourney",
    "MidJournery": "Midjourney",
    "Nvdia": "NVIDIA",
    "Nividia": "NVIDIA",
    "Nivida": "NVIDIA",
    "Invidia": "NVIDIA",
    "Deepseak": "DeepSeek",
    "DeepSeak": "DeepSeek",
    "DeekSeek": "DeepSeek",
    "DeepSeeK": "DeepSeek",
    "ChatGTP": "ChatGPT",
    "ChapGPT": "ChatGPT",
    "ChatGBT": "ChatGPT",
    "Cluade": "Claude",
    "Calude": "Claude",
    "Gemeni": "Gemini",
    "Germini": "Gemini",
    "Micorsoft": "Microsoft",
    "Mircosoft": "Microsoft",
    "Goolge": "Google",
    "Gihub": "GitHub",
    "Gtihub": "GitHub",
    "Pyhton": "Python",
    "Phython": "Python",
    "Javscript": "JavaScript",
    "Kubernets": "Kubernetes",
    "Kubernates": "Kubernetes",
    "Postgresql": "PostgreSQL",
    "PostgresSQL": "PostgreSQL",
    "LangChian": "LangChain",
    "Stable Difussion": "Stable Diffusion",
    "Stable Diffussion": "Stable Diffusion",
    "Tranformer": "Transformer",
    "Transfomer": "Transformer",
    "x.AI": "xAI",
    "X.ai": "xAI",
    "X.AI": "xAI",
    "Tesler": "Tesla",
    "Qualcom": "Qualcomm",
    "Facebok": "Facebook",
    "Linkdin": "LinkedIn",
    "Linkin": "LinkedIn",
    "Youtub": "YouTube",
    "Sam Altmann": "Sam Altman",
    "Elon Mask": "Elon Musk",
    "Andrej Kapathy": "Andrej Karpathy",
    "Andrew Karpathy": "Andrej Karpathy",
    "Yann Lecun": "Yann LeCun",
    "Geoffery Hinton": "Geoffrey Hinton",
    "Geoff Hinten": "Geoff Hinton",
    "Demis Hasabis": "Demis Hassabis",
    "Dario Amodai": "Dario Amodei",
    "Jenson Huang": "Jensen Huang",
    "Ilya Sutskeva": "Ilya Sutskever",
    "Fei-Fei Lee": "Fei-Fei Li",
    "Satya Nadela": "Satya Nadella",
    "Sunder Pichai": "Sundar Pichai",
    "Mark Zuckerburg": "Mark Zuckerberg",
}
"""Latin misspellings that differ in more than case, spaces and hyphens."""

HAN = {
    "智普AI": "智谱AI",
    "智普 AI": "智谱 AI",
    "智普清言": "智谱清言",
    "智普华章": "智谱华章",
    "智普轻言": "智谱清言",
    "智谱轻言": "智谱清言",
    "智谱青言": "智谱清言",
    "英伟大": "英伟达",
    "英韦达": "英伟达",
    "英维达": "英伟达",
    "英纬达": "英伟达",
    "月之暗黑面": "月之暗面",
    "通义千文": "通义千问",
    "通意千问": "通义千问",
    "通义前问": "通义千问",
    "同义千问": "通义千问",
    "通义万像": "通义万相",
    "通义听误": "通义听悟",
    "通义灵妈": "通义灵码",
    "文心一眼": "文心一言",
    "文心一格言": "文心一格",
    "文心大模形": "文心大模型",
    "混园大模型": "混元大模型",
    "浑元大模型": "混元大模型",
    "混圆大模型": "混元大模型",
    "盘股大模型": "盘古大模型",
    "讯飞星伙": "讯飞星火",
    "迅飞星火": "讯飞星火",
    "科大迅飞": "科大讯飞",
    "科大汛飞": "科大讯飞",
    "商烫科技": "商汤科技",
    "旷世科技": "旷视科技",
    "况视科技": "旷视科技",
    "云从科学技术": "云从科技",
    "依图科计": "依图科技",
    "第四泛式": "第四范式",
    "第四范氏": "第四范式",
    "百川智慧能": "百川智能",
    "零一万务": "零一万物",
    "零壹万物": "零一万物",
    "阶跃新辰": "阶跃星辰",
    "阶跃星晨": "阶跃星辰",
    "阶越星辰": "阶跃星辰",
    "面壁智慧能": "面壁智能",
    "壁韧科技": "壁仞科技",
    "壁刃科技": "壁仞科技",
    "璧仞科技": "壁仞科技",
    "寒武记": "寒武纪",
    "摩尔线成": "摩尔线程",
    "摩尔现程": "摩尔线程",
    "沐熙股份": "沐曦股份",
    "沐溪科技": "沐曦科技",
    "燧源科技": "燧原科技",
    "遂原科技": "燧原科技",
    "地平线机器任": "地平线机器人",
    "宇数科技": "宇树科技",
    "宇树科计": "宇树科技",
    "羽树科技": "宇树科技",
    "优必选科计": "优必选科技",
    "智圆机器人": "智元机器人",
    "银河通用机械人": "银河通用机器人",
    "达闼机械人": "达闼机器人",
    "大彊": "大疆",
    "大疆创薪": "大疆创新",
    "字节跳到": "字节跳动",
    "字结跳动": "字节跳动",
    "字节条动": "字节跳动",
    "抖音集困": "抖音集团",
    "哔哩哗哩": "哔哩哔哩",
    "哗哩哗哩": "哔哩哔哩",
    "小鸿书": "小红书",
    "蔚来汔车": "蔚来汽车",
    "理想汔车": "理想汽车",
    "小朋汽车": "小鹏汽车",
    "小鹏汔车": "小鹏汽车",
    "比亚笛": "比亚迪",
    "宁德时待": "宁德时代",
    "台级电": "台积电",
    "高同骁龙": "高通骁龙",
    "晓龙处理器": "骁龙处理器",
    "骁龙出理器": "骁龙处理器",
    "海斯麒麟": "海思麒麟",
    "华为升腾": "华为昇腾",
    "华为生腾": "华为昇腾",
    "升腾芯片": "昇腾芯片",
    "升腾910": "昇腾910",
    "升腾 910": "昇腾 910",
    "昇滕": "昇腾",
    "鸿猛": "鸿蒙",
    "洪蒙系统": "鸿蒙系统",
    "安谋科计": "安谋科技",
    "软银集困": "软银集团",
    "特思拉": "特斯拉",
    "特斯啦": "特斯拉",
    "马思克": "马斯克",
    "埃隆·马斯可": "埃隆·马斯克",
    "黄仁勛": "黄仁勋",
    "黄任勋": "黄仁勋",
    "黄仁勲": "黄仁勋",
    "杨力昆": "杨立昆",
    "吴恩大": "吴恩达",
    "杨植鳞": "杨植麟",
    "杨值麟": "杨植麟",
    "梁文烽": "梁文锋",
    "扎克博格": "扎克伯格",
    "扎克柏格": "扎克伯格",
    "扎克伯克": "扎克伯格",
    "皮查依": "皮查伊",
    "纳德啦": "纳德拉",
    "哈萨比思": "哈萨比斯",
    "阿里吧吧": "阿里巴巴",
    "阿里巴吧": "阿里巴巴",
    "腾迅": "腾讯",
    "腾讯元保": "腾讯元宝",
    "滕讯": "腾讯",
    "小咪汽车": "小米汽车",
    "豆包大模形": "豆包大模型",
    "可玲AI": "可灵AI",
    "可林AI": "可灵AI",
    "秘塔AI搜锁": "秘塔AI搜索",
    "密塔AI": "秘塔AI",
    "蜜塔AI": "秘塔AI",
    "扣子空问": "扣子空间",
    "魔达社区": "魔搭社区",
    "魔塔社区": "魔搭社区",
    "飞浆": "飞桨",
    "飞奖平台": "飞桨平台",
    "昇思MindSpores": "昇思MindSpore",
    "具深智能": "具身智能",
    "俱身智能": "具身智能",
    "据身智能": "具身智能",
    "聚身智能": "具身智能",
    "大语言模形": "大语言模型",
    "多摸态": "多模态",
    "多模太": "多模态",
    "生成试人工智能": "生成式人工智能",
    "生成是人工智能": "生成式人工智能",
    "通用人工只能": "通用人工智能",
    "机器学刁": "机器学习",
    "深度学刁": "深度学习",
    "强化学刁": "强化学习",
    "神经网洛": "神经网络",
    "神精网络": "神经网络",
    "知识图普": "知识图谱",
    "知识图铺": "知识图谱",
    "思唯链": "思维链",
    "扩散模形": "扩散模型",
    "向量数剧库": "向量数据库",
    "上下文窗囗": "上下文窗口",
    "提式词": "提示词",
}
"""Chinese names and terms of the trade: wrong to right."""
